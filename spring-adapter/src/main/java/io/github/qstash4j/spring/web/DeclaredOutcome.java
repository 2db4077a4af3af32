package io.github.qstash4j.spring.web;

import io.github.qstash4j.receiver.Outcome;
import org.springframework.core.ResolvableType;

/** Where an {@link Outcome} stands in what a method or a function returns. */
public final class DeclaredOutcome {

    private DeclaredOutcome() {}

    /** Whether it is the type itself. */
    public static boolean is(ResolvableType type) {
        return Outcome.class.isAssignableFrom(type.toClass());
    }

    /** Whether it stands anywhere in the type. */
    public static boolean isIn(ResolvableType type) {
        if (is(type)) {
            return true;
        }
        for (ResolvableType generic : type.getGenerics()) {
            if (isIn(generic)) {
                return true;
            }
        }
        return false;
    }
}
