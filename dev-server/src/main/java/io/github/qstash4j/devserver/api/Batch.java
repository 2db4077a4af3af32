package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.message.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /v2/batch}: accepts many messages, each as large as one that is published alone. An item that cannot be
 * accepted has an error in its place in the answer, and does not keep the others from being sent.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/batch">Batching</a>
 */
final class Batch implements Action {

    private static final int MAX_ITEMS = 50_000;

    /** Apart, since it takes longer to load than everything that a server needs to start. */
    private static final class Json {

        static final JsonFactory FACTORY = new JsonFactory();
    }

    private final Publishing publishing;

    Batch(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public ApiResponse handle(Call call) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (BatchItem item : parse(call.request().body())) {
            answers.add(answer(call, item));
        }
        return ApiResponse.json(200, answers);
    }

    /** All of them, since nothing is sent when the rest is no JSON. */
    private static List<BatchItem> parse(Body body) {
        List<BatchItem> items = new ArrayList<>();
        try (JsonParser in = Json.FACTORY.createParser(body.toByteArray())) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw Refusal.badRequest("The body must be a JSON array of messages.");
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (items.size() == MAX_ITEMS) {
                    throw Refusal.badRequest("The body must be an array of at most " + MAX_ITEMS + " messages.");
                }
                items.add(BatchItem.read(in));
            }
            if (in.nextToken() == null) {
                return items;
            }
        } catch (IOException e) {
            throw notJson();
        }
        throw notJson();
    }

    private static Refusal notJson() {
        return Refusal.badRequest("The body must be a JSON array of messages, and is not JSON.");
    }

    private JsonNode answer(Call call, BatchItem item) {
        try {
            item.check();
            OptionValue destination = item.destination();
            return Publishing.json(
                    destination, publishing.publish(call, destination, item.queue(), item.headers(), item.body()));
        } catch (Refusal e) {
            return JsonNodeFactory.instance.objectNode().put("error", e.sentence());
        }
    }
}
