package io.github.qstash4j.test;

import io.github.qstash4j.devserver.message.Body;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as a failure shows them: on one line, and no longer than that. */
final class ValueText {

    private static final int LONGEST = 100;
    private static final int BEFORE_DIFFERENCE = 30;

    private ValueText() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "none";
        } else if (value instanceof Duration duration) {
            return of(duration);
        } else if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof Collection<?> many) {
            return many.isEmpty()
                    ? "none"
                    : many.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }

    /** As {@code 2m28s}. */
    static String of(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    static String of(Body body) {
        String text = body.text();
        return text == null ? "not text but " + StateText.count(body.size(), "byte") : quoted(text);
    }

    static String quoted(String text) {
        return quoted(text, 0);
    }

    /** Shows the part of a text around the character at which it differs from another one. */
    static String quoted(String text, int difference) {
        int from = difference < LONGEST ? 0 : difference - BEFORE_DIFFERENCE;
        int to = Math.min(text.length(), from + LONGEST);
        return (from > 0 ? "\"..." : "\"")
                + cleared(text.substring(from, to))
                + (to < text.length() ? "...\" (" + text.length() + " characters)" : "\"");
    }

    /** Shortened, and without what is likely to be a secret. */
    static String ofUrl(String url) {
        return cut(Secrets.masked(url));
    }

    /** Shortened, for a sentence. */
    static String cut(String text) {
        return text.length() <= 2 * LONGEST ? cleared(text) : cleared(text.substring(0, 2 * LONGEST)) + "...";
    }

    private static String cleared(String part) {
        return part.replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replaceAll("[\\p{Cc}\u2028\u2029]", "?");
    }

    /** The index of the first character that only one of the two has there. */
    static int difference(String one, String other) {
        int index = 0;
        while (index < one.length() && index < other.length() && one.charAt(index) == other.charAt(index)) {
            index++;
        }
        return index;
    }
}
