package io.github.qstash4j.devserver.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Each name with its values, in the spelling that QStash shows, which is Go's: {@code Content-Type}. */
    public Map<String, List<String>> toMap() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (Header line : lines) {
            map.computeIfAbsent(canonical(line.name()), name -> new ArrayList<>())
                    .add(line.value());
        }
        return map;
    }

    private static String canonical(String name) {
        StringBuilder canonical = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean first = i == 0 || name.charAt(i - 1) == '-';
            char letter = name.charAt(i);
            canonical.append(first ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
        }
        return canonical.toString();
    }
}
