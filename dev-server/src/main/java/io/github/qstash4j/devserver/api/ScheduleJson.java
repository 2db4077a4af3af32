package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.ScheduleState;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.DeliveryOptions;
import io.github.qstash4j.devserver.message.Publication;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A schedule as the REST API shows it; what is redacted is not shown. */
final class ScheduleJson {

    private ScheduleJson() {}

    static ObjectNode of(ScheduleState schedule) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("scheduleId", schedule.id());
        json.put("cron", schedule.cron());
        json.put("createdAt", schedule.createdAt().toEpochMilli());
        json.put("destination", schedule.target().text());
        putPublication(json, schedule.publication());
        json.put("isPaused", schedule.paused());
        MessageJson.put(json, "queueName", schedule.queueName());
        putTime(json, "lastScheduleTime", schedule.lastTime());
        putTime(json, "nextScheduleTime", schedule.nextTime());
        if (!schedule.lastStates().isEmpty()) {
            ObjectNode states = json.putObject("lastScheduleStates");
            schedule.lastStates().forEach((messageId, state) -> states.put(messageId, state.name()));
        }
        MessageJson.put(json, "error", schedule.error());
        return json;
    }

    private static void putPublication(ObjectNode json, Publication publication) {
        json.put("method", publication.content().method());
        MessageJson.putHeaders(
                json,
                "header",
                publication.redaction().shown(publication.content().headers()));
        MessageJson.putBody(
                json,
                "body",
                publication.redaction().shown(publication.content().body()));
        putOptions(json, publication.options());
        MessageJson.put(json, "callback", url(publication.callback()));
        MessageJson.put(json, "failureCallback", url(publication.failureCallback()));
        // The SDKs and the API reference disagree on its name.
        json.put("callerIP", publication.callerIp());
        json.put("callerIp", publication.callerIp());
        MessageJson.putFlowControl(json, publication.flowControl());
        MessageJson.putLabels(json, publication.labels());
    }

    /** Delay and timeout are in seconds. */
    private static void putOptions(ObjectNode json, DeliveryOptions options) {
        json.put("retries", options.maxRetries());
        if (!options.delay().isZero()) {
            json.put("delay", options.delay().toSeconds());
        }
        if (!options.timeout().equals(DeliveryOptions.DEFAULT_TIMEOUT)) {
            json.put("timeout", options.timeout().toSeconds());
        }
        if (options.retryDelay() != null) {
            json.put("retryDelayExpression", options.retryDelay().expression());
        }
    }

    private static @Nullable String url(@Nullable Callback callback) {
        return callback == null ? null : callback.destination().url();
    }

    private static void putTime(ObjectNode json, String field, @Nullable Instant time) {
        if (time != null) {
            json.put(field, time.toEpochMilli());
        }
    }
}
