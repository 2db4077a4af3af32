package io.github.qstash4j.lambda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The two ways in which events have headers and parameters: one value for each name, or all of them. */
final class EventHeaders {

    private EventHeaders() {}

    /** All values where they are told, and what there is otherwise. */
    static Map<String, List<String>> merged(
            @Nullable Map<String, @Nullable String> single, @Nullable Map<String, @Nullable List<String>> multiple) {
        Map<String, List<String>> all = new HashMap<>();
        if (multiple != null && !multiple.isEmpty()) {
            multiple.forEach((name, values) -> {
                if (values != null) {
                    all.put(name, values.stream().filter(Objects::nonNull).toList());
                }
            });
        } else if (single != null) {
            single.forEach((name, value) -> {
                if (value != null) {
                    all.put(name, List.of(value));
                }
            });
        }
        return all;
    }
}
