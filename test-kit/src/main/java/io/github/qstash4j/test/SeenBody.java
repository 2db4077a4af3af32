package io.github.qstash4j.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.devserver.message.Body;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a message or a response, and what a failure may show of it. */
final class SeenBody {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            // As lenient as a receiver's own codec.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Body body;
    private final boolean redacted;

    SeenBody(Body body, boolean redacted) {
        this.body = body;
        this.redacted = redacted;
    }

    /** What is wrong with it, after "it"; null when it is that text in UTF-8. */
    @Nullable String differenceTo(String expected) {
        String text = body.text();
        if (expected.equals(text)) {
            return null;
        }
        if (text == null || redacted) {
            return "is " + this;
        }
        int difference = ValueText.difference(expected, text);
        return "is " + ValueText.quoted(text, difference)
                + (difference == 0 ? "" : ", another one from character " + (difference + 1) + " on");
    }

    /**
     * What is wrong with it, after "it"; null when it is that JSON.
     *
     * @throws IllegalArgumentException when the expected text is no JSON
     */
    @Nullable String differenceToJson(String expected) {
        JsonNode expectedTree = tree(expected);
        if (expectedTree == null) {
            throw new IllegalArgumentException("json must be JSON, but is " + ValueText.quoted(expected));
        }
        String text = body.text();
        JsonNode found = text == null ? null : tree(text);
        if (found == null) {
            return "is " + this + ", which is no JSON";
        }
        JsonDifference difference = JsonDifference.between(expectedTree, found);
        return difference == null ? null : redacted ? "is " + this : difference.text();
    }

    /**
     * Reads it as JSON.
     *
     * @throws IOException when it is none, or not that of such a value
     */
    <T> T read(Class<T> type) throws IOException {
        return MAPPER.readValue(body.toByteArray(), type);
    }

    /** Null when it is no JSON. */
    private static @Nullable JsonNode tree(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree.isMissingNode() ? null : tree;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return redacted
                ? "another one, of " + StateText.count(body.size(), "byte") + ", which the message redacts"
                : ValueText.of(body);
    }
}
