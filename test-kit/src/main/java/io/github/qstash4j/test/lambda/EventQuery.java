package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The parameters of a query, in the order in which they are sent. */
final class EventQuery {

    private EventQuery() {}

    static Map<String, List<String>> decoded(String query) {
        return parameters(query, text -> percentDecoded(text.replace('+', ' ')));
    }

    static Map<String, List<String>> asSent(String query) {
        return parameters(query, text -> text);
    }

    /** The query that has such parameters as they are. */
    static String written(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream().map(value -> parameter.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
    }

    /** The query that has the last value of each parameter. */
    static String last(Map<String, List<String>> parameters) {
        Map<String, List<String>> single = new LinkedHashMap<>();
        parameters.forEach((name, values) -> single.put(name, List.of(EventHeaders.last(values))));
        return written(single);
    }

    /** The query that has such parameters with all encoded that can be, in the form that RFC 3986 prefers. */
    static String encoded(Map<String, List<String>> parameters) {
        Map<String, List<String>> encoded = new LinkedHashMap<>();
        parameters.forEach((name, values) -> encoded.put(
                percentEncoded(name),
                values.stream().map(EventQuery::percentEncoded).toList()));
        return written(encoded);
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static Map<String, List<String>> parameters(String query, UnaryOperator<String> reading) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(reading.apply(parts[0]), name -> new ArrayList<>())
                        .add(parts.length < 2 ? "" : reading.apply(parts[1]));
            }
        }
        return parameters;
    }

    /** What is no percent-encoding stays as it is. */
    static String percentDecoded(String text) {
        byte[] in = text.getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            if (low < 0) {
                out.write(in[i]);
            } else {
                out.write(high << 4 | low);
                i += 2;
            }
        }
        return out.toString(UTF_8);
    }
}
