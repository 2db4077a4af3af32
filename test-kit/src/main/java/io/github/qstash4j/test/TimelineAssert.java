package io.github.qstash4j.test;

import io.github.qstash4j.devserver.message.Headers;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** What all assertions share: one shape of a failure, with what has happened below it. */
abstract class TimelineAssert<SELF extends TimelineAssert<SELF, ACTUAL>, ACTUAL> extends AbstractAssert<SELF, ACTUAL> {

    TimelineAssert(@Nullable ACTUAL actual, Class<SELF> type) {
        super(actual, type);
    }

    /** What a failure calls the thing that is asserted about. */
    abstract String subject();

    /** What has happened, in lines of its own. */
    abstract String context();

    /** The actual value, which the assertion needs. */
    final ACTUAL present() {
        isNotNull();
        return actual;
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
        throw failureWithActualExpected(
                found,
                expected,
                "%s",
                "Expected the " + what + " of " + subject() + " to be " + ValueText.of(expected) + ", but found "
                        + ValueText.of(found) + more + "." + context());
    }

    /** Fails unless a condition is met; both texts go on after the name of the subject. */
    final SELF met(boolean condition, String expectation, String instead) {
        if (condition) {
            return myself;
        }
        throw failed("Expected " + subject() + " to " + expectation + ", but it " + instead + "." + context());
    }

    /** Fails unless one of the headers of that name has a value. */
    final SELF header(String what, Headers headers, String name, String value, boolean redacted) {
        List<String> found = headers.all(name);
        if (found.contains(value)) {
            return myself;
        }
        boolean secret = redacted || ValueText.isSecret(name);
        String instead = found.isEmpty() ? "none" : secret ? "another value" : ValueText.of(found);
        throw failed("Expected the " + what + " " + name + " of " + subject() + " to be "
                + (secret ? "the given value" : ValueText.of(value)) + ", but found " + instead + "." + context());
    }

    final AssertionError failed(String text) {
        return failure("%s", text);
    }

    /** Hands the description on to the assertions about a part. */
    final <NEXT extends AbstractAssert<NEXT, ?>> NEXT described(NEXT next) {
        return info.hasDescription() ? next.as(info.description()) : next;
    }
}
