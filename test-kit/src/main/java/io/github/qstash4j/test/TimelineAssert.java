package io.github.qstash4j.test;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** What all assertions about a dev server's timeline share. */
abstract class TimelineAssert<SELF extends TimelineAssert<SELF, ACTUAL>, ACTUAL> extends AbstractAssert<SELF, ACTUAL> {

    TimelineAssert(@Nullable ACTUAL actual, Class<SELF> type) {
        super(actual, type);
    }

    /** The actual value, which the assertion needs. */
    final ACTUAL present() {
        isNotNull();
        return actual;
    }

    /** Refuses a number of anything below 0, which nothing could meet. */
    static void requireCount(String name, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, but is " + number);
        }
    }

    /** A failure with that text, which may contain percent signs. */
    final AssertionError failed(String text) {
        return failure("%s", text);
    }

    /** Hands the description on to the assertions about a part. */
    final <NEXT extends AbstractAssert<NEXT, ?>> NEXT described(NEXT next) {
        return info.hasDescription() ? next.as(info.description()) : next;
    }
}
