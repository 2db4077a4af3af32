package io.github.qstash4j.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON answer of QStash's, or its absence; a JSON null counts as absent. Immutable.
 *
 * <p>Every method that reads throws an exception, which a call turns into a {@link QStashException} of the kind
 * {@link QStashException.Kind#UNEXPECTED_ANSWER}, when the value is there and is something else.
 */
public final class JsonValue {

    private final String path;
    private final JsonNode node;

    private JsonValue(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    static JsonValue parse(Answer answer) {
        return parse(answer.body());
    }

    static JsonValue parse(byte[] json) {
        try {
            return new JsonValue("the answer", JsonText.read(json));
        } catch (IOException e) {
            throw new UnexpectedAnswer("something that is not JSON.");
        }
    }

    /** The member of this object; of several names, which are spellings of one, the first that is there. */
    public JsonValue get(String name, String... otherSpellings) {
        JsonValue member = member(name);
        for (int i = 0; i < otherSpellings.length && !member.isPresent(); i++) {
            JsonValue other = member(otherSpellings[i]);
            member = other.isPresent() ? other : member;
        }
        return member;
    }

    private JsonValue member(String name) {
        return new JsonValue(path + "." + name, node.path(name));
    }

    /** Whether there is a value. */
    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** Whether the value is an array. */
    public boolean isArray() {
        return node.isArray();
    }

    /** This value, which must be there. */
    public JsonValue required() {
        if (!isPresent()) {
            throw new UnexpectedAnswer("nothing at " + path + ".");
        }
        return this;
    }

    /** The text; null when it is absent. */
    public @Nullable String text() {
        if (!isPresent()) {
            return null;
        }
        if (!node.isTextual()) {
            throw unexpected("a text");
        }
        return node.textValue();
    }

    /** The text, which must be there and not be blank. */
    public String requiredText() {
        String text = required().text();
        if (text == null || text.isBlank()) {
            throw unexpected("a text that is not blank");
        }
        return text;
    }

    /** Whether the value is true; false when it is absent. */
    public boolean isTrue() {
        if (isPresent() && !node.isBoolean()) {
            throw unexpected("true or false");
        }
        return node.booleanValue();
    }

    /** The whole number; null when it is absent. */
    public @Nullable Long number() {
        if (!isPresent()) {
            return null;
        }
        if (!node.isNumber()) {
            throw unexpected("a number");
        }
        try {
            return node.decimalValue().longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw unexpected("a whole number");
        }
    }

    /** The number, whole or not; null when it is absent. */
    public @Nullable Double decimal() {
        if (!isPresent()) {
            return null;
        }
        if (!node.isNumber()) {
            throw unexpected("a number");
        }
        return node.doubleValue();
    }

    /** The text, or the number or truth value as text; null when it is absent. */
    public @Nullable String scalar() {
        if (!isPresent()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw unexpected("a single value");
        }
        return node.asText();
    }

    /** The whole number in the range of an int; null when it is absent. */
    public @Nullable Integer smallNumber() {
        Long number = number();
        if (number == null) {
            return null;
        }
        if (number != number.intValue()) {
            throw unexpected("a number that fits");
        }
        return number.intValue();
    }

    /** The whole number; zero when it is absent. */
    public long count() {
        Long number = number();
        return number == null ? 0 : number;
    }

    /** The moment that is given in milliseconds since 1970; null when it is absent or zero. */
    public @Nullable Instant millis() {
        Long millis = number();
        return millis == null || millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    /** The moment that is given in seconds since 1970; null when it is absent or zero. */
    public @Nullable Instant seconds() {
        Long seconds = number();
        try {
            return seconds == null || seconds == 0 ? null : Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            throw unexpected("a moment");
        }
    }

    /** The time that is given in seconds; null when it is absent. */
    public @Nullable Duration duration() {
        Long seconds = number();
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** The elements of the array; none when it is absent. */
    public <T> List<T> list(Function<JsonValue, T> reader) {
        if (!isPresent()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw unexpected("a list");
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            list.add(reader.apply(new JsonValue(path + "[" + i + "]", node.get(i))));
        }
        return List.copyOf(list);
    }

    /** The members of the object, in their order; none when it is absent. */
    public <T> Map<String, T> members(Function<JsonValue, T> reader) {
        if (!isPresent()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw unexpected("an object");
        }
        Map<String, T> members = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> members.put(name, reader.apply(member(name))));
        return Collections.unmodifiableMap(members);
    }

    /** HTTP headers: each name with all its values; none when they are absent. */
    public Map<String, List<String>> headers() {
        return members(
                values -> values.isArray() ? values.list(JsonValue::requiredString) : List.of(values.requiredString()));
    }

    private String requiredString() {
        String text = required().text();
        return text == null ? "" : text;
    }

    private UnexpectedAnswer unexpected(String expected) {
        return new UnexpectedAnswer("something else than " + expected + " at " + path + ".");
    }

    /** Where it is in the answer, and what it is; not its value, which may be a secret. */
    @Override
    public String toString() {
        return "JsonValue[" + path + ", " + node.getNodeType() + "]";
    }
}
