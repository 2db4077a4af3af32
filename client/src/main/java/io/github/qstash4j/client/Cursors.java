package io.github.qstash4j.client;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cursors of one list; one that comes a second time is refused, since the list would never end. */
final class Cursors {

    private final Set<String> seen = new HashSet<>();

    @Nullable String next(@Nullable String cursor) {
        if (cursor != null && !seen.add(cursor)) {
            throw new IllegalStateException(
                    "QStash points to a page of the list that it has given before, so the list is not complete.");
        }
        return cursor;
    }
}
