package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.ExecutableMethod;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A consumer that Micronaut has routes to.
 *
 * @param method what is annotated
 * @param endpoint who verifies for it
 */
record ConsumerRoute(ExecutableMethod<?, ?> method, ConsumerEndpoint endpoint) implements ConsumerDelivery.Consumer {

    /** The same for all routes to a method, and for what interceptors see of it. */
    static Object key(ExecutableMethod<?, ?> method) {
        return new Key(method.getDeclaringType(), method.getMethodName(), List.of(method.getArgumentTypes()));
    }

    /** For messages to people. */
    static String name(ExecutableMethod<?, ?> method) {
        return method.getDeclaringType().getSimpleName() + "." + method.getMethodName()
                + Stream.of(method.getArgumentTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public Object key() {
        return key(method);
    }

    @Override
    public String name() {
        return endpoint.name();
    }

    @Override
    public boolean declaresOutcome() {
        return isIn(method.getReturnType().asArgument());
    }

    /** Whether an {@link Outcome} stands anywhere in a type. */
    static boolean isIn(Argument<?> type) {
        if (Outcome.class.isAssignableFrom(type.getType())) {
            return true;
        }
        for (Argument<?> parameter : type.getTypeParameters()) {
            if (isIn(parameter)) {
                return true;
            }
        }
        return false;
    }

    private record Key(Class<?> type, String name, List<Class<?>> arguments) {}
}
