package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.ConsumerRegistry;
import io.github.qstash4j.spring.ObservedEndpoint;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Says that functions are verified: those that a web framework or the invoker calls, and the guard keeps all others
 * from being called. The web framework's own registry has the endpoints of its mapping, beside all others.
 */
record FunctionRegistry(ConsumerFunctions functions) implements ConsumerRegistry {

    @Override
    public Set<Class<?>> controllers() {
        return functions.classes();
    }

    @Override
    public Collection<ObservedEndpoint> endpoints() {
        return List.of();
    }
}
