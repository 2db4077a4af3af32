package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.ObservedEndpoint;
import io.github.qstash4j.spring.web.ConsumerHandler;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** What Spring's web frameworks call in place of a function that is a consumer. */
final class FunctionEndpoint implements ConsumerHandler {

    /** For frameworks that wait for what is not done. */
    static final Method DELIVER = method("deliver");

    /** For frameworks in which everything comes later. */
    static final Method DELIVER_LATER = method("deliverLater");

    private final FunctionRoute route;

    FunctionEndpoint(FunctionRoute route) {
        this.route = route;
    }

    @Override
    public ObservedEndpoint endpoint() {
        return route.endpoint();
    }

    /** An {@link Outcome}, or a future for one. Nothing but a verified delivery can be given. */
    @SuppressWarnings("FutureReturnValueIgnored") // Spring waits for it. What is done needs no second dispatch.
    Object deliver(Delivery delivery) throws Exception {
        CompletableFuture<Outcome> outcome = route.start(delivery);
        if (!outcome.isDone()) {
            return outcome;
        }
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    CompletionStage<Outcome> deliverLater(Delivery delivery) {
        return route.start(delivery);
    }

    private static Method method(String name) {
        return Objects.requireNonNull(ReflectionUtils.findMethod(FunctionEndpoint.class, name, Delivery.class));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FunctionEndpoint endpoint && endpoint.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return route.toString();
    }
}
