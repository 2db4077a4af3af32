package io.github.qstash4j.lambda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two ways in which events have headers and parameters: one value for each name, or all of them. */
final class EventHeaders {

    private EventHeaders() {}

    /** All values where they are told, and what there is otherwise. */
    static Map<String, List<String>> merged(
            @Nullable Map<String, ? extends @Nullable String> single,
            @Nullable Map<String, ? extends @Nullable List<String>> multiple) {
        Map<String, List<String>> all = new HashMap<>();
        if (multiple != null && !multiple.isEmpty()) {
            for (Map.Entry<String, ? extends @Nullable List<String>> entry : multiple.entrySet()) {
                List<String> values = entry.getValue();
                if (values != null) {
                    all.put(entry.getKey(), present(values));
                }
            }
        } else if (single != null) {
            for (Map.Entry<String, ? extends @Nullable String> entry : single.entrySet()) {
                String value = entry.getValue();
                if (value != null) {
                    all.put(entry.getKey(), List.of(value));
                }
            }
        }
        return all;
    }

    /** A list that something else has made of the event may have nulls. */
    private static List<String> present(List<? extends @Nullable String> values) {
        List<String> present = new ArrayList<>(values.size());
        for (String value : values) {
            if (value != null) {
                present.add(value);
            }
        }
        return present;
    }
}
