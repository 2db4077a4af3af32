package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a batch as it is read: what is null or empty counts as absent, and the first mistake is kept for the
 * answer. Fields that mean nothing are skipped without being kept, so a large batch takes little more memory than its
 * bytes.
 */
final class BatchItem {

    private final List<Header> headers = new ArrayList<>();
    private @Nullable String destination;
    private @Nullable String queue;
    private @Nullable String body;
    private @Nullable Refusal refusal;

    private BatchItem() {}

    /** Reads the value that the parser stands on, whatever it is. */
    static BatchItem read(JsonParser in) throws IOException {
        BatchItem item = new BatchItem();
        if (in.currentToken() != JsonToken.START_OBJECT) {
            item.refuse("Each message must be a JSON object.");
            in.skipChildren();
            return item;
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String field = in.currentName();
            in.nextToken();
            item.readField(field, in);
        }
        return item;
    }

    private void readField(String field, JsonParser in) throws IOException {
        switch (field) {
            case "destination" -> destination = text(field, in);
            case "queue" -> queue = text(field, in);
            case "body" -> body = text(field, in);
            case "headers" -> readHeaders(in);
            default -> in.skipChildren();
        }
    }

    private @Nullable String text(String field, JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            String text = in.getText();
            return text.isEmpty() ? null : text;
        }
        if (token != JsonToken.VALUE_NULL) {
            refuse(field + " must be a string.");
            in.skipChildren();
        }
        return null;
    }

    private void readHeaders(JsonParser in) throws IOException {
        headers.clear();
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            refuse("headers must be an object of strings.");
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (in.nextToken() == JsonToken.VALUE_STRING) {
                headers.add(new Header(name, HeaderText.of(in.getText())));
            } else {
                refuse("headers: " + Refusal.quoted(name) + " must be a string.");
                in.skipChildren();
            }
        }
    }

    private void refuse(String sentence) {
        if (refusal == null) {
            refusal = Refusal.badRequest(sentence);
        }
    }

    /** Throws what was wrong with it, if anything was. */
    void check() {
        if (refusal != null) {
            throw refusal;
        }
    }

    OptionValue destination() {
        if (destination == null) {
            throw Refusal.badRequest("destination is missing.");
        }
        return new OptionValue("destination", destination);
    }

    @Nullable String queue() {
        return queue == null ? null : new OptionValue("queue", queue).resource();
    }

    Headers headers() {
        Headers all = new Headers(headers);
        if (all.length() > Api.MAX_BODY) {
            throw Refusal.tooLarge("The headers are larger than " + Api.MAX_BODY + " bytes.");
        }
        return all;
    }

    Body body() {
        Body bytes = body == null ? Body.EMPTY : Body.ofText(body);
        if (bytes.size() > Api.MAX_BODY) {
            throw Refusal.tooLarge("The body is larger than " + Api.MAX_BODY + " bytes.");
        }
        return bytes;
    }
}
