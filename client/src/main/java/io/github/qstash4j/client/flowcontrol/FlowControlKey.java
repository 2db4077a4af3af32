package io.github.qstash4j.client.flowcontrol;

import io.github.qstash4j.client.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flow control key, as QStash had it when it answered.
 *
 * @param waitListSize how many messages wait because of it
 * @param parallelismMax how many messages may be delivered at once; 0 without such a limit
 * @param parallelismCount how many are delivered now
 * @param rateMax how many deliveries may begin in a period; 0 without such a limit
 * @param rateCount how many have begun in this one
 * @param ratePeriod how long a period is; null without a rate
 * @param ratePeriodStart when this period began; null when there is none
 * @param paused whether its messages are kept
 * @param parallelismPinned whether messages do not change the parallelism
 * @param ratePinned whether messages do not change the rate
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control, in the QStash documentation</a>
 */
public record FlowControlKey(
        String key,
        long waitListSize,
        long parallelismMax,
        long parallelismCount,
        long rateMax,
        long rateCount,
        @Nullable Duration ratePeriod,
        @Nullable Instant ratePeriodStart,
        boolean paused,
        boolean parallelismPinned,
        boolean ratePinned) {

    static FlowControlKey read(JsonValue json) {
        Duration period = json.get("ratePeriod").duration();
        return new FlowControlKey(
                json.get("flowControlKey").requiredText(),
                json.get("waitListSize").count(),
                json.get("parallelismMax").count(),
                json.get("parallelismCount").count(),
                json.get("rateMax").count(),
                json.get("rateCount").count(),
                period == null || period.isZero() ? null : period,
                json.get("ratePeriodStart").seconds(),
                json.get("isPaused").isTrue(),
                json.get("isPinnedParallelism").isTrue(),
                json.get("isPinnedRate").isTrue());
    }
}
