package io.github.qstash4j.devserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What QStash's documentation and its clients know of. */
public final class Features {

    private Features() {}

    /** In groups, as {@code features.txt} has them; what is not supported begins with {@code no}. */
    public static Map<String, List<String>> all() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        List<String> group = new ArrayList<>();
        try (InputStream in = Features.class.getResourceAsStream("features.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (line.startsWith("== ")) {
                    group = groups.computeIfAbsent(line.substring(3), name -> new ArrayList<>());
                } else if (!line.startsWith("#")) {
                    group.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }
}
