package io.github.qstash4j.devserver.api;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list call. The values of one filter, repeated or in a comma list, are alternatives; several filters
 * must all be met. A filter that this server does not know is refused, since without it the list would be another one.
 */
final class Filters {

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final Set<String> PAGING = Set.of("count", "cursor", Authentication.PARAMETER);
    private static final Set<String> DATES = Set.of("fromDate", "toDate");

    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final @Nullable Long fromDate;
    private final @Nullable Long toDate;

    Filters(Query query, Set<String> supported) {
        for (Query.Parameter parameter : query.parameters()) {
            String name = parameter.name();
            if (supported.contains(name)) {
                add(name, Query.valueOf(parameter));
            } else if (!PAGING.contains(name)
                    && !DATES.contains(name)
                    && !parameter.raw().isEmpty()) {
                throw Refusal.badRequest("The parameter " + Refusal.quoted(name) + " is not supported by this server.");
            }
        }
        fromDate = millis(query, "fromDate");
        toDate = millis(query, "toDate");
    }

    private void add(String name, String value) {
        Set<String> alternatives = values.computeIfAbsent(name, key -> new HashSet<>());
        if (name.equals("url")) {
            // It may itself contain commas.
            alternatives.add(value);
        }
        alternatives.addAll(List.of(value.split(",", -1)));
    }

    private static @Nullable Long millis(Query query, String name) {
        String text = query.single(name);
        if (text == null) {
            return null;
        }
        if (!MILLIS.matcher(text).matches()) {
            throw Refusal.badRequest("The parameter " + name + " must be a Unix time in milliseconds, but is "
                    + Refusal.quoted(text) + ".");
        }
        return Long.valueOf(text);
    }

    /** The alternatives of a filter; empty when it is not given. */
    Set<String> alternatives(String filter) {
        return values.getOrDefault(filter, Set.of());
    }

    boolean allow(String filter, @Nullable Object value) {
        Set<String> alternatives = alternatives(filter);
        return alternatives.isEmpty() || (value != null && alternatives.contains(value.toString()));
    }

    boolean allow(Instant time) {
        long millis = time.toEpochMilli();
        return (fromDate == null || millis >= fromDate) && (toDate == null || millis <= toDate);
    }
}
