package io.github.qstash4j.receiver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of a callback's JSON object. Numbers may be written as text, the values of a header as a list or as one
 * text, and what is null or empty is absent. Every failure is a {@link PayloadException} that says where, and never
 * repeats what it found there.
 */
final class CallbackJson {

    /** Names are not kept: those of headers are whatever a destination has answered. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,18}");
    private static final Object SOMETHING_ELSE = new Object();

    /** Text and whole numbers as {@link String}, headers as {@link RequestHeaders}. */
    private final Map<String, Object> members = new HashMap<>();

    private CallbackJson() {}

    static CallbackJson parse(byte[] bytes) {
        CallbackJson json = new CallbackJson();
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            json.read(parser);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new PayloadException("The callback cannot be read as JSON"
                    + (at == null ? "." : " at line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
        } catch (IOException e) {
            throw new PayloadException("The callback is not in UTF-8.");
        }
        return json;
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new PayloadException("The callback is no JSON object.");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members.put(name, value(name, parser));
        }
        if (parser.nextToken() != null) {
            throw new PayloadException("The callback goes on after the end of its JSON object.");
        }
    }

    private static Object value(String member, JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT && (member.equals("header") || member.equals("sourceHeader"))) {
            return headers(member, parser);
        }
        String text = scalar(parser);
        return text == null ? SOMETHING_ELSE : text;
    }

    private static RequestHeaders headers(String member, JsonParser parser) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            List<String> values = new ArrayList<>(1);
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(headerValue(member, parser));
                }
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                values.add(headerValue(member, parser));
            }
            headers.put(name, values);
        }
        return RequestHeaders.of(headers);
    }

    private static String headerValue(String member, JsonParser parser) throws IOException {
        String value = scalar(parser);
        if (value == null) {
            throw wrong(member, "has a value that is no text");
        }
        return value;
    }

    /** Null for anything but text, a whole number, or null, which is the same as empty. */
    private static @Nullable String scalar(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getText();
        }
        parser.skipChildren();
        return token == JsonToken.VALUE_NULL ? "" : null;
    }

    /** Null when it is absent. */
    @Nullable String text(String member) {
        Object value = members.getOrDefault(member, "");
        if (value instanceof String text) {
            return text.isEmpty() ? null : text;
        }
        throw wrong(member, "is no text");
    }

    String required(String member) {
        String text = text(member);
        if (text == null) {
            throw wrong(member, "is missing, so this is no callback, or not the kind that belongs here");
        }
        return text;
    }

    /** 0 when it is absent. */
    int count(String member) {
        String text = text(member);
        return text == null ? 0 : Integer.parseInt(digits(member, text, COUNT));
    }

    /** Null when it is absent. */
    @Nullable Instant time(String member) {
        String text = text(member);
        return text == null ? null : Instant.ofEpochMilli(Long.parseLong(digits(member, text, MILLIS)));
    }

    RequestHeaders headers(String member) {
        Object value = members.getOrDefault(member, "");
        if (value instanceof RequestHeaders headers) {
            return headers;
        } else if (value.equals("")) {
            return RequestHeaders.none();
        }
        throw wrong(member, "is no object of header names and values");
    }

    CallbackBody body(String member) {
        String base64 = text(member);
        try {
            return CallbackBody.decode(base64 == null ? "" : base64);
        } catch (IllegalArgumentException e) {
            throw wrong(member, "is not in base64");
        }
    }

    private static String digits(String member, String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw wrong(member, "is no whole number of a size that makes sense");
        }
        return text;
    }

    private static PayloadException wrong(String member, String how) {
        return new PayloadException("The callback's member " + member + " " + how + ".");
    }
}
