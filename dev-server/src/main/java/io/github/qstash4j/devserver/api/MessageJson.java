package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.delivery.Answer;
import io.github.qstash4j.devserver.delivery.Response;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.Publication;
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
        json.put("messageId", message.id());
        json.put("url", message.url());
        json.put("method", message.content().method());
        putHeaders(json, "header", message.content().headers());
        putBody(json, "body", message.content().body());
        json.put("maxRetries", publication.options().maxRetries());
        json.put("notBefore", message.notBefore().toEpochMilli());
        json.put("createdAt", message.createdAt().toEpochMilli());
        Callback callback = publication.callback();
        if (callback != null) {
            json.put("callback", callback.destination().url());
        }
        Callback failureCallback = publication.failureCallback();
        if (failureCallback != null) {
            json.put("failureCallback", failureCallback.destination().url());
        }
        json.put("callerIP", publication.callerIp());
        return json;
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
