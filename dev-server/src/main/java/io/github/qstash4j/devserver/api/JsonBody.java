package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object in the body of a REST call, whose fields are refused by name when they are not what they must be. A null
 * field counts as absent, and so does an empty string; fields that nobody asks for are ignored.
 */
final class JsonBody {

    /** Apart, since it takes longer to load than everything that a server needs to start. */
    private static final class Json {

        static final ObjectReader READER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build()
                .reader();
    }

    private final String path;
    private final JsonNode object;

    private JsonBody(String path, JsonNode object) {
        this.path = path;
        this.object = object;
    }

    static JsonBody of(Body body) {
        return new JsonBody("", parse(body));
    }

    /** The body of a call, which must be an object whose fields are given once. */
    static JsonNode parse(Body body) {
        try {
            JsonNode parsed = Json.READER.readTree(body.toByteArray());
            if (parsed.isObject()) {
                return parsed;
            }
        } catch (MismatchedInputException e) {
            throw mismatch(e);
        } catch (IOException e) {
            throw Refusal.badRequest("The body must be a JSON object, and is not JSON, or is nested too deeply.");
        }
        throw Refusal.badRequest("The body must be a JSON object.");
    }

    private static Refusal mismatch(MismatchedInputException e) {
        try {
            String repeated = e.getProcessor() instanceof JsonParser parser ? parser.currentName() : null;
            return Refusal.badRequest(
                    repeated == null
                            ? "The body must be one JSON object, and there is something after it."
                            : "The field " + Refusal.quoted(repeated) + " must be given once.");
        } catch (IOException unnamed) {
            return Refusal.badRequest("The body must be a JSON object whose fields are given once.");
        }
    }

    /** Null when the field is absent. */
    @Nullable OptionValue text(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refusal.badRequest(path + field + " must be a string.");
        }
        return value.textValue().isEmpty() ? null : new OptionValue(path + field, value.textValue());
    }

    OptionValue requiredText(String field) {
        OptionValue text = text(field);
        if (text == null) {
            throw missing(field);
        }
        return text;
    }

    /** A number without a fraction, at least 1. */
    int count(String field, int otherwise) {
        JsonNode value = value(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
            throw Refusal.badRequest(path + field + " must be a whole number from 1 to " + Integer.MAX_VALUE + ".");
        }
        return value.intValue();
    }

    boolean flag(String field, boolean otherwise) {
        JsonNode value = value(field);
        if (value != null && !value.isBoolean()) {
            throw Refusal.badRequest(path + field + " must be true or false.");
        }
        return value == null ? otherwise : value.booleanValue();
    }

    /** The elements of an array of objects, at least one. */
    List<JsonBody> objects(String field) {
        JsonNode array = required(field);
        if (!array.isArray() || array.isEmpty()) {
            throw Refusal.badRequest(path + field + " must be an array of at least one object.");
        }
        List<JsonBody> objects = new ArrayList<>();
        for (JsonNode element : array) {
            String name = path + field + "[" + objects.size() + "]";
            if (!element.isObject()) {
                throw Refusal.badRequest(name + " must be an object.");
            }
            objects.add(new JsonBody(name + ".", element));
        }
        return objects;
    }

    /** An object whose values are strings, or arrays of at least one string. */
    Headers headers(String field) {
        JsonNode headers = required(field);
        if (!headers.isObject()) {
            throw Refusal.badRequest(path + field + " must be an object.");
        }
        List<Header> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            JsonNode values = header.getValue();
            for (JsonNode value : values.isArray() && !values.isEmpty() ? values : List.of(values)) {
                if (!value.isTextual()) {
                    throw Refusal.badRequest(path + field + ": " + Refusal.quoted(header.getKey())
                            + " must be a string, or an array of at least one string.");
                }
                lines.add(new Header(header.getKey(), HeaderText.of(value.textValue())));
            }
        }
        return new Headers(lines);
    }

    private JsonNode required(String field) {
        JsonNode value = value(field);
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private Refusal missing(String field) {
        return Refusal.badRequest(path + field + " is missing.");
    }

    private @Nullable JsonNode value(String field) {
        JsonNode value = object.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
