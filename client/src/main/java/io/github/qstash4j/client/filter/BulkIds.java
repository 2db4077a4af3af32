package io.github.qstash4j.client.filter;

import io.github.qstash4j.client.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a bulk call is about, in portions that fit into the query of a request. They are never sent in a body:
 * QStash takes that too, but should the body be lost on the way, the call would be about everything. Immutable.
 *
 * <p>The portions are like pages: each has a cursor, which is null or {@link #FIRST} for the first one.
 */
public final class BulkIds {

    private static final String CURSOR = "portion ";

    /** The cursor of the first portion; unlike any of QStash's. */
    public static final String FIRST = CURSOR + 0;

    /** QStash's largest page. */
    private static final int MOST = 100;

    /** The usual limit of a request line is 8,000. */
    private static final int LONGEST_QUERY = 6_000;

    private final String parameter;
    private final List<List<String>> portions = new ArrayList<>();

    private BulkIds(String parameter) {
        this.parameter = parameter;
    }

    /**
     * Splits ids.
     *
     * @param parameter the name that they have in a query, such as {@code messageIds}
     * @param ids at least one, each not blank and without a comma; one that comes twice counts once
     */
    public static BulkIds of(String parameter, Collection<String> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException(
                    parameter + " is empty, which does not mean all; there is another method for all.");
        }
        BulkIds bulk = new BulkIds(parameter);
        int length = LONGEST_QUERY;
        List<String> portion = List.of();
        for (String id : new LinkedHashSet<>(ids)) {
            int more = parameter.length() + check(parameter, id).length() + 2;
            if (length + more > LONGEST_QUERY || portion.size() == MOST) {
                portion = new ArrayList<>();
                bulk.portions.add(portion);
                length = 0;
            }
            portion.add(id);
            length += more;
        }
        return bulk;
    }

    /** A value that is one value in a query, too. */
    static String check(String option, String value) {
        if (value.isBlank() || !value.equals(value.strip())) {
            throw new IllegalArgumentException(
                    option + " has a value that is blank, or that begins or ends with a space; correct it.");
        }
        if (value.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    option + " has a value with a comma, where QStash would read two; give each value by itself.");
        }
        return value;
    }

    /** The parameters of the request for the portion at a cursor. */
    public Map<String, List<String>> parameters(@Nullable String cursor) {
        return Map.of(parameter, portions.get(index(cursor)));
    }

    /** What came of the portion at a cursor, as a page. */
    public <T> Page<T> page(@Nullable String cursor, List<T> items) {
        int next = index(cursor) + 1;
        return new Page<>(items, next < portions.size() ? CURSOR + next : null);
    }

    private static int index(@Nullable String cursor) {
        return cursor == null ? 0 : Integer.parseInt(cursor.substring(CURSOR.length()));
    }

    /** The number of portions, without the ids. */
    @Override
    public String toString() {
        return "BulkIds[" + parameter + " in " + portions.size() + " requests]";
    }
}
