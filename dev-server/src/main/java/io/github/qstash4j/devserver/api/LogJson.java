package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Instant;

/** An event of the timeline as the log API shows it; where SDKs disagree on a field's name, it has both. */
final class LogJson {

    private LogJson() {}

    /** About how much memory it takes. */
    static long bytes(TimelineEvent event) {
        return MessageJson.bytes(event.message(), event.state() == MessageState.ERROR ? event.answer() : null);
    }

    static ObjectNode of(TimelineEvent event) {
        Message message = event.message();
        Publication publication = message.publication();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time", event.time().toEpochMilli());
        json.put("state", state(event.state()));
        MessageJson.putCommon(json, message);
        json.put("body", publication.redaction().shown(message.content().body()).base64());
        json.put("timeout", message.options().timeout().toMillis());
        MessageJson.put(json, "retryDelayExpr", MessageJson.retryDelay(message));
        MessageJson.put(json, "retryDelayExpression", MessageJson.retryDelay(message));
        MessageJson.putCallback(json, "callback", "callbackHeaders", message, publication.callback());
        MessageJson.putCallback(
                json, "failureCallback", "failureCallbackHeaders", message, publication.failureCallback());
        MessageJson.put(json, "error", event.error());
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

    /** The API reference writes CANCELLED, but the SDKs know only CANCELED, and one of them fails on any other. */
    private static String state(MessageState state) {
        return state == MessageState.CANCELLED ? "CANCELED" : state.name();
    }
}
