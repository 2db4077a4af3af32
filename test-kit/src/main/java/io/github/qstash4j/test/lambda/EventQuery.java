package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The parameters of a query, in the order in which they are sent. */
final class EventQuery {

    private EventQuery() {}

    static Map<String, List<String>> decoded(String query) {
        return parameters(query, text -> percentDecoded(text.replace('+', ' ')));
    }

    static Map<String, List<String>> asSent(String query) {
        return parameters(query, text -> text);
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
