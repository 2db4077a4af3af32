package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The query of a URL, compared with parameters that a platform has decoded. */
final class QueryParameters {

    private QueryParameters() {}

    /**
     * Whether they are the same, in whatever order.
     *
     * @param query from the question mark on; empty when there is none
     */
    static boolean areEqual(String query, Map<String, List<String>> decoded) {
        Map<String, Integer> expected = counted(query);
        return expected != null && expected.equals(counted(decoded));
    }

    /** Each pair of name and value, and how often it occurs; null when it cannot be decoded. */
    private static @Nullable Map<String, Integer> counted(String query) {
        Map<String, Integer> pairs = new HashMap<>();
        StringTokenizer tokens = new StringTokenizer(query.isEmpty() ? "" : query.substring(1), "&");
        while (tokens.hasMoreTokens()) {
            String pair = tokens.nextToken();
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                count(pairs, URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return pairs;
    }

    private static Map<String, Integer> counted(Map<String, List<String>> decoded) {
        Map<String, Integer> pairs = new HashMap<>();
        decoded.forEach((name, values) -> values.forEach(value -> count(pairs, name, value)));
        return pairs;
    }

    /** The length keeps one pair from passing for another. */
    private static void count(Map<String, Integer> pairs, String name, String value) {
        pairs.merge(name.length() + ":" + name + value, 1, Integer::sum);
    }
}
