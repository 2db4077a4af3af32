package io.github.qstash4j.test;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.devserver.message.Body;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body of a message or a response, and what a failure may show of it. */
final class SeenBody {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            // As lenient as a receiver's own codec.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    // Unlike that of a payload, a tree keeps each number as it is written.
    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Why a body that the message redacts is not shown. */
    static final String REDACTED = "which the message redacts";

    private final Body body;
    private final @Nullable String whyHidden;

    SeenBody(Body body, @Nullable String whyHidden) {
        this.body = body;
        this.whyHidden = whyHidden;
    }

    /** The text that is expected, unless it may be close to what is hidden. */
    String named(String what, String expected) {
        return whyHidden == null ? "the " + what + " " + ValueText.quoted(expected) : "the given " + what;
    }

    /** What is wrong with it, after "it"; null when it is that text in UTF-8. */
    @Nullable String differenceTo(String expected) {
        String text = body.text();
        if (expected.equals(text)) {
            return null;
        }
        if (text == null || whyHidden != null) {
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
        JsonNode expectedTree = expectedTree(expected);
        String text = body.text();
        if (text == null) {
            return "is " + this + ", which is no JSON";
        }
        try {
            JsonDifference difference = JsonDifference.between(expectedTree, tree(text));
            return difference == null ? null : whyHidden == null ? difference.text() : "is " + this;
        } catch (JsonProcessingException e) {
            return "is " + this + ", which is no JSON" + (whyHidden == null ? reason(e) : "");
        }
    }

    private JsonNode expectedTree(String json) {
        try {
            return tree(json);
        } catch (JsonProcessingException e) {
            throw whyHidden == null
                    ? new IllegalArgumentException("json must be JSON, but is " + ValueText.quoted(json) + reason(e), e)
                    : new IllegalArgumentException("json must be JSON");
        }
    }

    /** Why it could not be read, after "it". */
    String undecoded(IOException e) {
        return whyHidden == null
                ? "is " + this + reason(e)
                : "cannot be decoded, and why is not shown, since the message redacts it";
    }

    private static String reason(IOException e) {
        if (!(e instanceof JsonProcessingException json)) {
            return ": " + ValueText.cut(String.valueOf(e.getMessage()));
        }
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .collect(Collectors.joining())
                : "";
        return ": " + ValueText.cut(String.valueOf(json.getOriginalMessage()))
                + (path.isEmpty() ? "" : " (at " + ValueText.cut(path) + ")");
    }

    /**
     * Reads it as JSON.
     *
     * @throws IOException when it is none, or not that of such a value
     */
    <T> T read(Class<T> type) throws IOException {
        return MAPPER.readValue(body.toByteArray(), type);
    }

    private static JsonNode tree(String text) throws JsonProcessingException {
        JsonNode tree = TREES.readTree(text);
        if (tree.isMissingNode()) {
            throw new JsonParseException(null, "There is nothing");
        }
        return tree;
    }

    @Override
    public String toString() {
        return whyHidden == null
                ? ValueText.of(body)
                : "another one, of " + StateText.count(body.size(), "byte") + ", " + whyHidden;
    }
}
