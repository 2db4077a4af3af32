package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.delivery.Response;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of the timeline as the log API shows it; where SDKs disagree on a field's name, it has both. */
final class LogJson {

    private LogJson() {}

    /** About how much memory it takes. */
    static long bytes(TimelineEvent event) {
        return MessageJson.bytes(event.message(), event.state() == MessageState.ERROR ? event.answer() : null);
    }

    static ObjectNode of(TimelineEvent event) {
        Message message = event.message();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time", event.time().toEpochMilli());
        json.put("state", event.state().name());
        json.put("messageId", event.messageId());
        json.put("url", event.url());
        json.put("method", message.content().method());
        MessageJson.putHeaders(json, "header", message.content().headers());
        json.put("body", message.content().body().base64());
        json.put("timeout", message.options().timeout().toMillis());
        json.put("maxRetries", message.options().maxRetries());
        putCallback(json, "callback", message.publication().callback());
        putCallback(json, "failureCallback", message.publication().failureCallback());
        if (event.error() != null) {
            json.put("error", event.error());
        }
        Instant next = event.nextDeliveryTime();
        if (next != null) {
            json.put("nextDeliveryTime", next.toEpochMilli());
        }
        if (event.state() == MessageState.ERROR && event.answer() instanceof Response response) {
            json.put("responseStatus", response.status());
            json.put("responseBody", response.body().base64());
            MessageJson.putHeaders(json, "responseHeader", response.headers());
            MessageJson.putHeaders(json, "responseHeaders", response.headers());
        }
        return json;
    }

    private static void putCallback(ObjectNode json, String field, @Nullable Callback callback) {
        if (callback != null) {
            json.put(field, callback.destination().url());
            MessageJson.putHeaders(json, field + "Headers", callback.headers());
        }
    }
}
