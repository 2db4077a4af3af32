package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/batch}: accepts many messages. An item that cannot be accepted has an error in its place in the
 * answer, and does not keep the others from being sent. A null or empty queue or body counts as absent.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/batch">Batching</a>
 */
final class Batch implements Action {

    /** Apart, since it takes longer to load than everything that a server needs to start. */
    private static final class Json {

        static final ObjectReader READER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .reader();
    }

    private final Publishing publishing;

    Batch(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public ApiResponse handle(Call call) {
        JsonNode items = parse(call.request().body());
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : items) {
            answers.add(answer(call, item));
        }
        return ApiResponse.json(200, answers);
    }

    private static JsonNode parse(Body body) {
        try {
            JsonNode items = Json.READER.readTree(body.toByteArray());
            if (items.isArray()) {
                return items;
            }
        } catch (IOException e) {
            throw Refusal.badRequest("The body must be a JSON array of messages, and is not JSON.");
        }
        throw Refusal.badRequest("The body must be a JSON array of messages.");
    }

    private JsonNode answer(Call call, JsonNode item) {
        try {
            return publish(call, item);
        } catch (Refusal e) {
            return JsonNodeFactory.instance.objectNode().put("error", e.sentence());
        }
    }

    private JsonNode publish(Call call, JsonNode item) {
        if (!item.isObject()) {
            throw Refusal.badRequest("Each message must be a JSON object.");
        }
        String destination = text(item, "destination");
        if (destination == null) {
            throw Refusal.badRequest("destination is missing.");
        }
        String body = text(item, "body");
        String queue = text(item, "queue");
        OptionValue target = new OptionValue("destination", destination);
        return Publishing.json(
                target,
                publishing.publish(
                        call,
                        target,
                        queue == null ? null : new OptionValue("queue", queue).resource(),
                        headers(item.get("headers")),
                        body == null ? Body.EMPTY : Body.ofText(body)));
    }

    /** Null when the field is absent, null or empty. */
    private static @Nullable String text(JsonNode item, String field) {
        JsonNode value = item.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refusal.badRequest(field + " must be a string.");
        }
        return value.textValue().isEmpty() ? null : value.textValue();
    }

    private static Headers headers(@Nullable JsonNode headers) {
        if (headers == null || headers.isNull()) {
            return Headers.NONE;
        }
        if (!headers.isObject()) {
            throw Refusal.badRequest("headers must be an object of strings.");
        }
        List<Header> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (!header.getValue().isTextual()) {
                throw Refusal.badRequest("headers: " + Refusal.quoted(header.getKey()) + " must be a string.");
            }
            lines.add(new Header(header.getKey(), asOnTheWire(header.getValue().textValue())));
        }
        return new Headers(lines);
    }

    private static String asOnTheWire(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
