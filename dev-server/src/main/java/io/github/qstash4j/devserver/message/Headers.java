package io.github.qstash4j.devserver.message;

import java.nio.charset.StandardCharsets;
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

    /** As JSON shows them: each name in the spelling of QStash, whatever the sender wrote, with its values as text. */
    public Map<String, List<String>> toMap() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (Header line : lines) {
            map.computeIfAbsent(CanonicalName.of(line.name()), name -> new ArrayList<>())
                    .add(text(line.value()));
        }
        return map;
    }

    /** A value has one character for each byte on the wire, which are mostly UTF-8. */
    private static String text(String value) {
        String text = Body.of(value.getBytes(StandardCharsets.ISO_8859_1)).text();
        return text == null ? value : text;
    }
}
