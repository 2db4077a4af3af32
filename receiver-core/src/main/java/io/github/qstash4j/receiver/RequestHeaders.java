package io.github.qstash4j.receiver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request: names without regard to the case of ASCII letters, each with one or more values. Immutable.
 */
public final class RequestHeaders {

    private static final RequestHeaders NONE = new RequestHeaders(Map.of());

    private final Map<String, List<String>> values;

    private RequestHeaders(Map<String, List<String>> values) {
        this.values = values;
    }

    /** No headers at all. */
    public static RequestHeaders none() {
        return NONE;
    }

    /**
     * Headers as most frameworks and {@code java.net.http.HttpHeaders.map()} hold them.
     *
     * @param headers names and values; two names that differ in case alone are one header
     */
    public static RequestHeaders of(Map<String, ? extends Iterable<String>> headers) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends Iterable<String>> header : headers.entrySet()) {
            List<String> all = new ArrayList<>(1);
            for (String value : header.getValue()) {
                all.add(value);
            }
            if (!all.isEmpty()) {
                add(values, Ascii.lowerCase(header.getKey()), List.copyOf(all));
            }
        }
        return new RequestHeaders(Collections.unmodifiableMap(values));
    }

    private static void add(Map<String, List<String>> values, String name, List<String> more) {
        List<String> known = values.put(name, more);
        if (known != null) {
            List<String> all = new ArrayList<>(known);
            all.addAll(more);
            values.put(name, List.copyOf(all));
        }
    }

    /**
     * The first value of a header.
     *
     * @return null when there is no such header
     */
    public @Nullable String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.get(0);
    }

    /** All values of a header in their order; empty when there is no such header. */
    public List<String> all(String name) {
        return values.getOrDefault(Ascii.lowerCase(name), List.of());
    }

    /** The names of all headers, in lower case. */
    public Set<String> names() {
        return values.keySet();
    }

    /** The names alone: values may be secrets. */
    @Override
    public String toString() {
        return "RequestHeaders" + names();
    }
}
