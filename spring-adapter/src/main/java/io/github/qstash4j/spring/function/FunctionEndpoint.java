package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.ConsumerEndpoint;
import io.github.qstash4j.spring.web.ConsumerHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What Spring's web frameworks call in place of a function that is a consumer. */
final class FunctionEndpoint implements ConsumerHandler {

    /** The name of {@link #deliver}. */
    static final String METHOD = "deliver";

    private final FunctionRoute route;

    FunctionEndpoint(FunctionRoute route) {
        this.route = route;
    }

    @Override
    public ConsumerEndpoint endpoint() {
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
