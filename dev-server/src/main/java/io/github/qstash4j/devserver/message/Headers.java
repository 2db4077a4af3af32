package io.github.qstash4j.devserver.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Header lines in their order, whose names are compared without regard to case. */
public record Headers(List<Header> lines) {

    public static final Headers NONE = new Headers(List.of());

    public Headers {
        lines = List.copyOf(lines);
    }

    /** Null when there is no such header; the first one when there are several. */
    public @Nullable String first(String name) {
        for (Header line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                return line.value();
            }
        }
        return null;
    }

    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Header line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                values.add(line.value());
            }
        }
        return values;
    }

    /** How many characters the names and values have together. */
    public long length() {
        return lines.stream()
                .mapToLong(line -> line.name().length() + line.value().length())
                .sum();
    }

    /** Each name, spelled as where it comes first, with its values. */
    public Map<String, List<String>> toMap() {
        Map<String, String> spelling = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (Header line : lines) {
            String earlier = spelling.putIfAbsent(line.name(), line.name());
            map.computeIfAbsent(earlier == null ? line.name() : earlier, name -> new ArrayList<>())
                    .add(line.value());
        }
        return map;
    }
}
