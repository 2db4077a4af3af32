package io.github.qstash4j.spring.web;

import io.github.qstash4j.receiver.Outcome;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
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
        return isIn(type, new HashSet<>());
    }

    /** The bound of a type variable may lead back to the variable, as that of a raw {@code Enum} does. */
    private static boolean isIn(ResolvableType type, Set<Type> seen) {
        if (is(type)) {
            return true;
        }
        if (seen.add(type.getType())) {
            for (ResolvableType generic : type.getGenerics()) {
                if (isIn(generic, seen)) {
                    return true;
                }
            }
        }
        return false;
    }
}
