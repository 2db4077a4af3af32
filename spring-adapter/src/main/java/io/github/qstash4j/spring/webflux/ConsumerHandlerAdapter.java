package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.github.qstash4j.spring.web.ConsumerMethod;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.http.HttpStatus;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.DispatchExceptionHandler;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps a consumer from running when its request did not come through {@link ConsumerFilter}, whatever the reason, and
 * notes where somebody answers in its place. It stands where every {@code DispatcherHandler} looks first, whatever the
 * application configures.
 */
final class ConsumerHandlerAdapter implements HandlerAdapter, PriorityOrdered {

    private static final System.Logger LOGGER = System.getLogger(ConsumerHandlerAdapter.class.getName());

    private final SingletonSupplier<List<HandlerAdapter>> adapters;
    private final Set<Method> reported = ConcurrentHashMap.newKeySet();

    ConsumerHandlerAdapter(ObjectProvider<HandlerAdapter> adapters) {
        this.adapters = SingletonSupplier.of(() -> adapters.orderedStream().toList());
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Object handler) {
        return ConsumerMethod.is(handler);
    }

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        HandlerMethod consumer = (HandlerMethod) handler;
        Optional<ConsumerDelivery> delivery = VerifiedExchange.of(exchange)
                .map(VerifiedExchange::delivery)
                .filter(known -> known.isFor(ConsumerMethod.key(consumer)));
        if (delivery.isEmpty()) {
            return refuse(exchange, consumer);
        }
        delivery.get().reached();
        return FatalErrors.signalled(frameworks(handler).handle(exchange, handler))
                .doOnNext(result -> witness(result, consumer, delivery.get()))
                .map(result ->
                        ConsumerMethod.consumer(consumer).declaresOutcome() ? result : HiddenOutcomes.refused(result));
    }

    private Mono<HandlerResult> refuse(ServerWebExchange exchange, HandlerMethod consumer) {
        if (reported.add(consumer.getMethod())) {
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "A request reached " + consumer
                            + " unverified and was stopped: the filter of QStash consumers did not run for it. Is the"
                            + " filter disabled, is there more than one DispatcherHandler, or was the request sent here"
                            + " by another filter? This is said once.");
        }
        exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
        return exchange.getResponse().setComplete().then(Mono.empty());
    }

    private HandlerAdapter frameworks(Object handler) {
        return adapters.obtain().stream()
                .filter(adapter -> adapter != this && adapter.supports(handler))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No HandlerAdapter knows how to call " + handler + "."));
    }

    /** An {@code @ExceptionHandler} may have answered already, or will where the failure is still to come. */
    private static void witness(HandlerResult result, HandlerMethod consumer, ConsumerDelivery delivery) {
        Method answering = Objects.requireNonNull(result.getReturnTypeSource().getMethod());
        if (!consumer.getMethod().equals(answering)) {
            delivery.answered(status -> UnfitContent.isBlamedBy(answering, status));
        }
        DispatchExceptionHandler frameworks = result.getExceptionHandler();
        if (frameworks != null) {
            result.setExceptionHandler((exchange, thrown) -> {
                if (exchange.getResponse().isCommitted()) {
                    return Mono.error(thrown); // whatever anybody made of it, half a response would say success
                }
                if (thrown instanceof Exception exception) {
                    delivery.failed(exception);
                }
                return frameworks.handleError(exchange, thrown);
            });
        }
    }
}
