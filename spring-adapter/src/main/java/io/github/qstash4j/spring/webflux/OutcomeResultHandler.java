package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.github.qstash4j.spring.web.DeclaredOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Keeps an {@link Outcome} from being written to the response: it settles the delivery. */
final class OutcomeResultHandler implements HandlerResultHandler, Ordered {

    private static final ReactiveAdapterRegistry ADAPTERS = ReactiveAdapterRegistry.getSharedInstance();

    /** Before the one that writes any object of a {@code @RestController}. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(HandlerResult result) {
        ResolvableType type = result.getReturnType();
        return result.getReturnValue() instanceof Outcome
                || DeclaredOutcome.is(type)
                || (adapter(type) != null && DeclaredOutcome.is(type.getGeneric(0)));
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        ConsumerDelivery delivery = VerifiedExchange.required(exchange, result.getReturnTypeSource());
        Object value = result.getReturnValue();
        ReactiveAdapter later = adapter(result.getReturnType());
        if (later == null || value == null) {
            delivery.returned((Outcome) value);
            return Mono.empty();
        }
        return FatalErrors.signalled(Mono.from(later.toPublisher(value)))
                .cast(Outcome.class)
                .doOnSuccess(delivery::returned)
                .then();
    }

    /** Null for what is no single value that comes later. */
    private static @Nullable ReactiveAdapter adapter(ResolvableType type) {
        ReactiveAdapter adapter = ADAPTERS.getAdapter(type.toClass());
        return adapter == null || adapter.isMultiValue() ? null : adapter;
    }
}
