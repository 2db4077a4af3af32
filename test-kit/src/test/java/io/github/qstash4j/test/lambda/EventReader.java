package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The least that a handler has to know to read any of the events. */
final class EventReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode event;

    EventReader(InputStream event) throws IOException {
        this.event = JSON.readTree(event);
    }

    JsonNode json() {
        return event;
    }

    byte[] body() {
        String text = event.path("body").asText("");
        return event.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
    }

    String text() {
        return new String(body(), UTF_8);
    }

    /** Path and query, where the event has them as they were sent. */
    String target() {
        String path = event.path("rawPath").asText(event.path("path").asText(""));
        String query = event.path("rawQueryString").asText("");
        return query.isEmpty() ? path : path + "?" + query;
    }

    String path() {
        return event.path("rawPath").asText(event.path("path").asText(""));
    }

    /** As it was sent, where the event says enough: else of the parameters, which a REST API has decoded. */
    String query() {
        if (event.has("rawQueryString")) {
            return event.path("rawQueryString").asText();
        }
        boolean decoded = event.has("resource");
        JsonNode several = event.path("multiValueQueryStringParameters");
        JsonNode parameters = several.isObject() ? several : event.path("queryStringParameters");
        List<String> pairs = new ArrayList<>();
        parameters.properties().forEach(parameter -> {
            JsonNode values = parameter.getValue();
            for (JsonNode value : values.isArray() ? values : List.of(values)) {
                pairs.add(written(parameter.getKey(), decoded) + "=" + written(value.asText(), decoded));
            }
        });
        return String.join("&", pairs);
    }

    private static String written(String text, boolean decoded) {
        return decoded ? URLEncoder.encode(text, UTF_8).replace("+", "%20") : text;
    }

    Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        event.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        event.path("multiValueHeaders").properties().forEach(header -> {
            List<String> values = new ArrayList<>();
            header.getValue().forEach(value -> values.add(value.asText()));
            headers.put(header.getKey(), values);
        });
        List<String> cookies = new ArrayList<>();
        event.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("cookie", List.of(String.join("; ", cookies)));
        }
        return headers;
    }

    /** An answer that every front end takes. */
    static byte[] answer(int status, Map<String, String> headers, byte[] body) throws IOException {
        Map<String, List<String>> multiple = new LinkedHashMap<>();
        headers.forEach((name, value) -> multiple.put(name, List.of(value)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statusCode", status);
        answer.put("headers", headers);
        answer.put("multiValueHeaders", multiple);
        answer.put("body", new String(body, UTF_8));
        answer.put("isBase64Encoded", false);
        return JSON.writeValueAsBytes(answer);
    }
}
