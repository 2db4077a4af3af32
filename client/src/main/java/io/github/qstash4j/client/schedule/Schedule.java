package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as QStash has it. What is null or empty is not set, or QStash did not tell.
 *
 * @param cron as QStash shows it, perhaps with {@code CRON_TZ=} before it
 * @param destination the URL or the name of the URL group
 * @param method of the deliveries
 * @param headers that the destination gets; a hash in the place of those that are redacted
 * @param body that the destination gets; a hash in the place of one that is redacted
 * @param retries after a first delivery that failed
 * @param delay of each delivery after the time of the schedule
 * @param timeout of a delivery
 * @param callback a URL
 * @param failureCallback a URL
 * @param callerIp from where it was created
 * @param queue the name of the queue that its messages are put into
 * @param parallelism of the flow control key
 * @param rate of the flow control key, in each period
 * @param period of that rate
 * @param retryDelayExpression in milliseconds, as QStash computes it
 * @param lastScheduleTime when it fired last
 * @param nextScheduleTime when it fires next, or would if it were not paused
 * @param lastScheduleStates what has become of the messages of its last firing, by message id
 * @param error why its last firing failed
 * @see <a href="https://upstash.com/docs/qstash/api/schedules/get">Get a schedule, in the QStash documentation</a>
 */
public record Schedule(
        String id,
        String cron,
        @Nullable Instant createdAt,
        String destination,
        @Nullable String method,
        Map<String, List<String>> headers,
        Content body,
        @Nullable Integer retries,
        @Nullable Duration delay,
        @Nullable Duration timeout,
        @Nullable String callback,
        @Nullable String failureCallback,
        @Nullable String callerIp,
        boolean isPaused,
        @Nullable String queue,
        @Nullable String flowControlKey,
        @Nullable Integer parallelism,
        @Nullable Integer rate,
        @Nullable Duration period,
        @Nullable String retryDelayExpression,
        List<String> labels,
        @Nullable Instant lastScheduleTime,
        @Nullable Instant nextScheduleTime,
        Map<String, ScheduledState> lastScheduleStates,
        @Nullable String error) {

    /** Copies the collections. */
    public Schedule {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        labels = List.copyOf(labels);
        lastScheduleStates = Collections.unmodifiableMap(new LinkedHashMap<>(lastScheduleStates));
    }

    static Schedule read(JsonValue json) {
        return new Schedule(
                json.get("scheduleId").requiredText(),
                json.get("cron").requiredText(),
                json.get("createdAt").millis(),
                json.get("destination").requiredText(),
                json.get("method").text(),
                json.get("header", "headers").headers(),
                Content.read(json.get("body"), json.get("bodyBase64")),
                json.get("retries").smallNumber(),
                json.get("delay").duration(),
                json.get("timeout").duration(),
                json.get("callback").text(),
                json.get("failureCallback").text(),
                json.get("callerIP", "callerIp").text(),
                json.get("isPaused").isTrue(),
                json.get("queueName").text(),
                json.get("flowControlKey").text(),
                json.get("parallelism").smallNumber(),
                json.get("rate").smallNumber(),
                json.get("period").duration(),
                json.get("retryDelayExpression", "retryDelayExpr").text(),
                labels(json),
                json.get("lastScheduleTime").millis(),
                json.get("nextScheduleTime").millis(),
                json.get("lastScheduleStates").members(state -> ScheduledState.of(state.requiredText())),
                json.get("error").text());
    }

    private static List<String> labels(JsonValue json) {
        List<String> labels = json.get("labels").list(JsonValue::requiredText);
        String only = json.get("label").text();
        return labels.isEmpty() && only != null && !only.isEmpty() ? List.of(only) : labels;
    }

    /** Without headers, body and URLs, any of which may hold a secret. */
    @Override
    public String toString() {
        return "Schedule[" + id + ", " + cron + (isPaused ? ", paused]" : "]");
    }
}
