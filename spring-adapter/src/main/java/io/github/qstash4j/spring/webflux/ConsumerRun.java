package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.github.qstash4j.spring.Handling;
import io.github.qstash4j.spring.ObservedEndpoint;
import io.github.qstash4j.spring.web.ConsumerMethod;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.handler.WebFluxResponseStatusExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** One run of a consumer, from the admission of a delivery to its settlement. */
final class ConsumerRun {

    private static final WebExceptionHandler STATUSES = new WebFluxResponseStatusExceptionHandler();

    /** Where consumers run: their deliveries renew leases and record steps, and they may take long. */
    private static final Scheduler CONSUMERS = Schedulers.boundedElastic();

    private final ServerWebExchange exchange;
    private final ObservedEndpoint endpoint;
    private final HandlerMethod consumer;
    private final WebFilterChain chain;
    private final ServerCodecConfigurer codecs;
    private final Scheduler receivers;
    private volatile @Nullable Thread consumerThread;

    ConsumerRun(
            ServerWebExchange exchange,
            ObservedEndpoint endpoint,
            HandlerMethod consumer,
            WebFilterChain chain,
            ServerCodecConfigurer codecs,
            Scheduler receivers) {
        this.exchange = exchange;
        this.endpoint = endpoint;
        this.consumer = consumer;
        this.chain = chain;
        this.codecs = codecs;
        this.receivers = receivers;
    }

    /**
     * Admits, handles, settles and answers. A server that notices that the caller has gone cancels what it waits for;
     * what was claimed is handled and settled all the same.
     */
    Mono<Void> toItsEnd(Mono<Admission> admission) {
        Mono<Mono<Void>> answer = admission.flatMap(this::answer);
        return Mono.deferContextual(
                        context -> Mono.fromFuture(answer.contextWrite(context).toFuture(), true))
                .flatMap(Function.identity());
    }

    private Mono<Mono<Void>> answer(Admission admission) {
        if (admission instanceof Admission.Answered answered) {
            return Mono.just(HeldResponse.send(answered.response(), exchange.getResponse()));
        }
        Admission.Admitted admitted = (Admission.Admitted) admission;
        return Mono.deferContextual(context ->
                run(admitted, endpoint.handling(admitted, context.getOrDefault(Handling.CONTEXT_KEY, null))));
    }

    private Mono<Mono<Void>> run(Admission.Admitted admitted, Handling handling) {
        VerifiedExchange verified = new VerifiedExchange(
                exchange,
                new ConsumerDelivery(admitted, ConsumerMethod.consumer(consumer), UnfitContent::isReason),
                codecs);
        return handle(verified, handling)
                .then(settlement(verified, handling))
                .flatMap(answer -> verified.cleanupMultipart().thenReturn(answer))
                .onErrorResume(thrown -> verified.cleanupMultipart().then(Mono.error(thrown)));
    }

    /** In the consumer's thread, which may wait, if that is where it ended. */
    private Mono<Mono<Void>> settlement(VerifiedExchange verified, Handling handling) {
        Mono<Mono<Void>> settlement =
                FatalErrors.signalled(Mono.create(sink -> observed(handling, () -> sink.success(settle(verified)))));
        return Mono.defer(
                () -> Thread.currentThread().equals(consumerThread) ? settlement : settlement.subscribeOn(receivers));
    }

    private Mono<Void> handle(VerifiedExchange verified, Handling handling) {
        Mono<Void> application =
                Mono.defer(() -> chain.filter(verified)).contextWrite(context -> context.putAllMap(handling.context()));
        Mono<Void> observed = Mono.from(subscriber -> {
            consumerThread = Thread.currentThread();
            observed(handling, () -> application.subscribe(subscriber));
        });
        return FatalErrors.signalled(observed)
                .onErrorResume(Exception.class, thrown -> {
                    verified.delivery().failed(thrown);
                    return byStatus(verified, thrown);
                })
                .then(Mono.defer(verified.getResponse()::setComplete))
                .subscribeOn(CONSUMERS)
                .onErrorResume(thrown -> {
                    verified.delivery().threw(thrown);
                    return Mono.empty();
                });
    }

    /** In this thread: what goes on in others finds the observation in Reactor's context. */
    private static void observed(Handling handling, Runnable work) {
        Handling.Current current = handling.open();
        try {
            work.run();
        } finally {
            current.close();
        }
    }

    /** What Spring makes of an exception that says which status it is; of any other, the same error again. */
    private static Mono<Void> byStatus(VerifiedExchange verified, Exception thrown) {
        HeldResponse response = verified.getResponse();
        if (thrown instanceof ErrorResponse error && response.setStatusCode(error.getStatusCode())) {
            error.getHeaders().forEach(response.getHeaders()::put);
            return response.setComplete();
        }
        return STATUSES.handle(verified, thrown);
    }

    private static Mono<Void> settle(VerifiedExchange verified) {
        HeldResponse response = verified.getResponse();
        ReceiverResponse[] own = new ReceiverResponse[1];
        ReceiverResponse settled = verified.delivery().settle(() -> own[0] = response.own());
        return settled == own[0] ? response.send() : response.sendInstead(settled, own[0] != null);
    }
}
