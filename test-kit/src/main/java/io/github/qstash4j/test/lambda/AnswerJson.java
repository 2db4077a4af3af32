package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members that the answers of all front ends have. */
final class AnswerJson {

    private final JsonNode answer;

    AnswerJson(JsonNode answer) {
        this.answer = answer;
    }

    static void check(boolean holds, String what) throws MalformedAnswerException {
        if (!holds) {
            throw new MalformedAnswerException(what);
        }
    }

    int status(int none) throws MalformedAnswerException {
        JsonNode status = answer.path("statusCode");
        if (status.isMissingNode() || status.isNull()) {
            return none;
        }
        check(status.asText().matches("[2-5][0-9][0-9]"), "its statusCode is " + status);
        return Integer.parseInt(status.asText());
    }

    Map<String, List<String>> headers(String member) throws MalformedAnswerException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : object(member).entrySet()) {
            headers.put(name(header.getKey()), List.of(value(header.getValue())));
        }
        return headers;
    }

    Map<String, List<String>> multiValueHeaders() throws MalformedAnswerException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : object("multiValueHeaders").entrySet()) {
            check(header.getValue().isArray(), "its multiValueHeaders are no lists");
            headers.put(name(header.getKey()), values(header.getValue()));
        }
        return headers;
    }

    /** The values of both; a value that is in both counts once. */
    static Map<String, List<String>> merged(Map<String, List<String>> single, Map<String, List<String>> multiple) {
        Map<String, List<String>> merged = new LinkedHashMap<>();
        multiple.forEach((name, values) -> merged.put(name, new ArrayList<>(values)));
        single.forEach((name, values) -> {
            String known = merged.keySet().stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElse(name);
            List<String> all = merged.computeIfAbsent(known, first -> new ArrayList<>());
            values.stream().filter(value -> !all.contains(value)).forEach(all::add);
        });
        return merged;
    }

    List<String> cookies() throws MalformedAnswerException {
        JsonNode cookies = answer.path("cookies");
        check(cookies.isMissingNode() || cookies.isNull() || cookies.isArray(), "its cookies are no list");
        return values(cookies);
    }

    byte[] body(boolean decoding) throws MalformedAnswerException {
        JsonNode body = answer.path("body");
        JsonNode encoded = answer.path("isBase64Encoded");
        check(body.isMissingNode() || body.isNull() || body.isTextual(), "its body is no text");
        check(encoded.isMissingNode() || encoded.isNull() || encoded.isBoolean(), "its isBase64Encoded is no boolean");
        String text = body.isTextual() ? body.asText() : "";
        if (!encoded.asBoolean() || !decoding) {
            return text.getBytes(UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswerException("its body is no base64");
        }
    }

    private Map<String, JsonNode> object(String member) throws MalformedAnswerException {
        @Nullable JsonNode node = answer.get(member);
        Map<String, JsonNode> members = new LinkedHashMap<>();
        if (node != null && !node.isNull()) {
            check(node.isObject(), "its " + member + " are no JSON object");
            node.properties().forEach(field -> members.put(field.getKey(), field.getValue()));
        }
        return members;
    }

    private static List<String> values(JsonNode list) throws MalformedAnswerException {
        List<String> values = new ArrayList<>();
        for (JsonNode value : list) {
            values.add(value(value));
        }
        return values;
    }

    private static String name(String name) throws MalformedAnswerException {
        check(name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), "a header has the name \"" + name + "\"");
        return name;
    }

    private static String value(JsonNode value) throws MalformedAnswerException {
        check(value.isValueNode() && !value.isNull(), "a header has the value " + value);
        check(
                value.asText().matches("[\t -~\u00a0-\u00ff]*"),
                "a header has a control character, or one that is not in Latin-1");
        return value.asText();
    }
}
