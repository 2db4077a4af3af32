package io.github.qstash4j.devserver.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Content;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the message that reports an attempt to a callback or a failure callback.
 *
 * <p>The body is the documented JSON object. Times are numbers there, as QStash sends them, although the page shows
 * them in quotes. Where no response came, the status is 0 and the response's header and body are empty.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/callbacks">Callbacks</a>
 */
final class CallbackReport {

    private CallbackReport() {}

    /** The dead letter queue id is null where the message has not failed for good. */
    static Publication of(Message source, int retried, Answer answer, @Nullable String dlqId, Callback callback) {
        List<Header> headers = new ArrayList<>();
        if (callback.headers().first("Content-Type") == null) {
            headers.add(new Header("Content-Type", "application/json"));
        }
        headers.addAll(callback.headers().lines());
        Body body = Body.ofText(json(source, retried, answer, dlqId).toString());
        return new Publication(
                new Content(callback.method(), new Headers(headers), body),
                callback.options(),
                null,
                null,
                List.of(),
                null,
                source.publication().redaction().ofReport(),
                null,
                null,
                source.publication().callerIp());
    }

    private static ObjectNode json(Message source, int retried, Answer answer, @Nullable String dlqId) {
        Response response = answer instanceof Response received ? received : new Response(0, Headers.NONE, Body.EMPTY);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", response.status());
        put(json, "header", response.headers());
        json.put("body", response.body().base64());
        json.put("retried", retried);
        json.put("maxRetries", source.options().maxRetries());
        if (dlqId != null) {
            json.put("dlqId", dlqId);
        }
        json.put("sourceMessageId", source.id());
        put(json, "topicName", source.origin().urlGroup());
        put(json, "endpointName", source.origin().endpointName());
        json.put("url", source.url());
        json.put("method", source.content().method());
        put(json, "sourceHeader", source.content().headers());
        json.put("sourceBody", source.content().body().base64());
        json.put("notBefore", source.notBefore().toEpochMilli());
        json.put("createdAt", source.createdAt().toEpochMilli());
        put(json, "scheduleId", source.origin().scheduleId());
        json.put("callerIP", source.publication().callerIp());
        return json;
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static void put(ObjectNode json, String field, Headers headers) {
        ObjectNode object = json.putObject(field);
        headers.toMap().forEach((name, values) -> {
            var array = object.putArray(name);
            values.forEach(array::add);
        });
    }
}
