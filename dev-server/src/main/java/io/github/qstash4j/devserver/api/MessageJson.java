package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.FlowControl;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.message.RetryDelay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the REST API shows it. */
final class MessageJson {

    private MessageJson() {}

    /** About how much memory a message takes, and what came back from it. */
    static long bytes(Message message, @Nullable Answer answer) {
        long bytes =
                message.content().headers().length() + message.content().body().size();
        return answer instanceof Response response
                ? bytes + response.headers().length() + response.body().size()
                : bytes;
    }

    static ObjectNode of(Message message) {
        Publication publication = message.publication();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putCommon(json, message);
        putBody(json, "body", publication.redaction().shown(message.content().body()));
        put(json, "retryDelayExpression", retryDelay(message));
        json.put("notBefore", message.notBefore().toEpochMilli());
        json.put("createdAt", message.createdAt().toEpochMilli());
        putCallback(json, "callback", "callbackHeader", message, publication.callback());
        putCallback(json, "failureCallback", "failureCallbackHeader", message, publication.failureCallback());
        // The SDKs disagree on its name.
        json.put("callerIP", publication.callerIp());
        json.put("callerIp", publication.callerIp());
        return json;
    }

    /** What an entry of the log has too. */
    static void putCommon(ObjectNode json, Message message) {
        json.put("messageId", message.id());
        json.put("url", message.url());
        put(json, "topicName", message.origin().urlGroup());
        put(json, "endpointName", message.origin().endpointName());
        put(json, "queueName", message.queueName());
        put(json, "scheduleId", message.origin().scheduleId());
        json.put("method", message.content().method());
        putHeaders(
                json,
                "header",
                message.publication().redaction().shown(message.content().headers()));
        json.put("maxRetries", message.options().maxRetries());
        putFlowControl(json, message.publication().flowControl());
        putLabels(json, message.publication().labels());
    }

    static void putLabels(ObjectNode json, List<String> labels) {
        if (!labels.isEmpty()) {
            // The only one, before a message could have several.
            json.put("label", labels.get(0));
            labels.forEach(json.putArray("labels")::add);
        }
    }

    static @Nullable String retryDelay(Message message) {
        RetryDelay retryDelay = message.options().retryDelay();
        return retryDelay == null ? null : retryDelay.expression();
    }

    static void putFlowControl(ObjectNode json, @Nullable FlowControl flowControl) {
        if (flowControl == null) {
            return;
        }
        json.put("flowControlKey", flowControl.key());
        if (flowControl.parallelism() != null) {
            json.put("parallelism", flowControl.parallelism());
        }
        if (flowControl.rate() != null) {
            json.put("rate", flowControl.rate());
            json.put("period", flowControl.period().toSeconds());
        }
    }

    /** A header that the message redacts is not shown beside it either. */
    static void putCallback(
            ObjectNode json, String field, String headersField, Message message, @Nullable Callback callback) {
        if (callback != null) {
            json.put(field, callback.destination().url());
            if (!callback.headers().lines().isEmpty()) {
                putHeaders(json, headersField, message.publication().redaction().shown(callback.headers()));
            }
        }
    }

    static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    /** As a field of text, or of base64 under another name when the bytes are no UTF-8; nothing for an empty body. */
    static void putBody(ObjectNode json, String field, Body body) {
        String text = body.text();
        if (text == null) {
            json.put(field + "Base64", body.base64());
        } else if (!text.isEmpty()) {
            json.put(field, text);
        }
    }

    static void putHeaders(ObjectNode json, String field, Headers headers) {
        ObjectNode object = json.putObject(field);
        headers.toMap().forEach((name, values) -> {
            ArrayNode array = object.putArray(name);
            values.forEach(array::add);
        });
    }
}
