package io.github.qstash4j.test;

import io.github.qstash4j.devserver.message.Headers;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Assertions about a part of one message's history: what was expected, what was found, and below it the history. */
abstract class HistoryAssert<SELF extends HistoryAssert<SELF, ACTUAL>, ACTUAL> extends TimelineAssert<SELF, ACTUAL> {

    HistoryAssert(@Nullable ACTUAL actual, Class<SELF> type) {
        super(actual, type);
    }

    /** What a failure calls the thing that is asserted about. */
    abstract String subject();

    /** What has happened, in lines of its own. */
    abstract String context();

    /** Fails unless a condition is met; both texts go on after the name of the subject. */
    final SELF met(boolean condition, String expectation, String instead) {
        if (condition) {
            return myself;
        }
        throw failed("Expected " + subject() + " to " + expectation + ", but it " + instead + "." + context());
    }

    /** Fails unless a value is the expected one. */
    final SELF equal(String what, Object expected, @Nullable Object found) {
        return equal(what, expected, found, "");
    }

    /** As the other one, with more to say after what was found. */
    final SELF equal(String what, Object expected, @Nullable Object found, String more) {
        if (Objects.equals(expected, found)) {
            return myself;
        }
        String text = "Expected the " + what + " of " + subject() + " to be " + ValueText.of(expected) + ", but found "
                + ValueText.of(found) + more + "." + context();
        // With both values, so that an IDE can compare them.
        throw failureWithActualExpected(found, expected, "%s", text);
    }

    /** Fails unless one of the headers of that name has a value. */
    final SELF header(String what, Headers headers, String name, String value, boolean redacted) {
        List<String> found = headers.all(name);
        if (found.contains(value)) {
            return myself;
        }
        boolean secret = redacted || Secrets.isHeader(name);
        String instead = found.isEmpty() ? "none" : secret ? "another value" : ValueText.of(found);
        throw failed("Expected the " + what + " " + name + " of " + subject() + " to be "
                + (secret ? "the given value" : ValueText.of(value)) + ", but found " + instead + "." + context());
    }
}
