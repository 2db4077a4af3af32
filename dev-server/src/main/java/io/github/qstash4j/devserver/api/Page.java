package io.github.qstash4j.devserver.api;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a caller wants.
 *
 * @param after the sequence number of the last entry that the caller has seen; null on the first page
 */
record Page(int count, @Nullable Long after) {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern POSITION = Pattern.compile("-?[0-9]{1,18}-([0-9]{1,18})");

    /** An answer is made in memory, so large entries make a page end early. */
    private static final long MAX_BYTES = 4L * 1024 * 1024;

    static Page of(Query query, int defaultCount, int maxCount) {
        String count = query.single("count");
        String cursor = query.single("cursor");
        return new Page(
                count == null ? defaultCount : Math.min(count(count), maxCount),
                cursor == null ? null : sequence("cursor", cursor));
    }

    /** How many of the entries this page shows; always one, if there is any. */
    <T> int fitting(List<T> entries, ToLongFunction<T> bytes) {
        int shown = 0;
        long total = 0;
        for (T entry : entries) {
            total += bytes.applyAsLong(entry);
            if (shown == count || (shown > 0 && total > MAX_BYTES)) {
                break;
            }
            shown++;
        }
        return shown;
    }

    private static int count(String text) {
        if (!COUNT.matcher(text).matches() || Integer.parseInt(text) == 0) {
            throw Refusal.badRequest(
                    "The parameter count must be a positive number, but is " + Refusal.quoted(text) + ".");
        }
        return Integer.parseInt(text);
    }

    /** The number in a position of the form that QStash uses: milliseconds, a hyphen, and a number. */
    private static long sequence(String parameter, String position) {
        Long sequence = sequence(position);
        if (sequence == null) {
            throw Refusal.badRequest(
                    "The parameter " + parameter + " is not one of this server's: " + Refusal.quoted(position) + ".");
        }
        return sequence;
    }

    /** Null when it is not such a position. */
    static @Nullable Long sequence(String position) {
        Matcher matcher = POSITION.matcher(position);
        return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
    }
}
