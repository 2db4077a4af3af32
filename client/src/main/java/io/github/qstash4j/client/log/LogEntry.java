package io.github.qstash4j.client.log;

import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.JsonValue;
import io.github.qstash4j.client.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened to a message. What does not belong to its state is null or empty.
 *
 * @param time when it happened
 * @param state what happened
 * @param stateText the state in QStash's own word
 * @param message that it happened to
 * @param timeout after which a delivery counts as failed
 * @param error why a delivery failed, in QStash's words
 * @param nextDeliveryTime when the next delivery is to begin
 * @param responseStatus of the destination's response to a delivery that failed
 * @param responseHeaders of that response, each name with all its values
 * @param responseBody of that response
 * @see <a href="https://upstash.com/docs/qstash/api/logs/list">The page of the QStash documentation</a>
 */
public record LogEntry(
        @Nullable Instant time,
        MessageState state,
        @Nullable String stateText,
        Message message,
        @Nullable Duration timeout,
        @Nullable String error,
        @Nullable Instant nextDeliveryTime,
        @Nullable Integer responseStatus,
        Map<String, List<String>> responseHeaders,
        Content responseBody) {

    static LogEntry read(JsonValue json) {
        String state = json.get("state").text();
        Long timeout = json.get("timeout").number();
        return new LogEntry(
                json.get("time").millis(),
                MessageState.of(state),
                state,
                Message.read(json, Content.readBase64(json.get("body"))),
                timeout == null ? null : Duration.ofMillis(timeout),
                json.get("error").text(),
                json.get("nextDeliveryTime").millis(),
                json.get("responseStatus").smallNumber(),
                json.get("responseHeaders", "responseHeader").headers(),
                Content.readBase64(json.get("responseBody")));
    }

    /** The time, the state and the message, without what may hold a secret. */
    @Override
    public String toString() {
        return "LogEntry[" + time + " " + stateText + " " + message + "]";
    }
}
