package io.github.qstash4j.test.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events as JSON, and the requests that they are made of. */
final class ReadEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadEvent() {}

    static JsonNode of(FrontEnd frontEnd, LambdaRequest request) {
        return of(FrontEndSettings.of(frontEnd), request);
    }

    static JsonNode of(FrontEndSettings settings, LambdaRequest request) {
        return json(LambdaEvents.of(settings, request));
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pairs of names and values. */
    static LambdaRequest request(String url, byte[] body, String... headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            String value = headers[i + 1];
            all.merge(headers[i], List.of(value), (old, more) -> {
                List<String> both = new java.util.ArrayList<>(old);
                both.addAll(more);
                return both;
            });
        }
        return LambdaRequest.of("POST", url, all, body);
    }
}
