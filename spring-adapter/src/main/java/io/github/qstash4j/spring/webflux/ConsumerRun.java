package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.spring.ConsumerEndpoint;
import io.github.qstash4j.spring.Handling;
import io.github.qstash4j.spring.web.ConsumerDelivery;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.handler.WebFluxResponseStatusExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** One run of a consumer, from the admission of a delivery to its settlement. */
final class ConsumerRun {

    private static final WebExceptionHandler STATUSES = new WebFluxResponseStatusExceptionHandler();

    private final ServerWebExchange exchange;
    private final HandlerMethod consumer;
    private final ConsumerEndpoint endpoint;
    private final WebFilterChain chain;
    private final ServerCodecConfigurer codecs;
    private final Scheduler scheduler;

    ConsumerRun(
            ServerWebExchange exchange,
            HandlerMethod consumer,
            ConsumerEndpoint endpoint,
            WebFilterChain chain,
            ServerCodecConfigurer codecs,
            Scheduler scheduler) {
        this.exchange = exchange;
        this.consumer = consumer;
        this.endpoint = endpoint;
        this.chain = chain;
        this.codecs = codecs;
        this.scheduler = scheduler;
    }

    /**
     * Admits, handles, settles and answers. A server that notices that the caller has gone cancels what it waits for;
     * what was claimed is handled and settled all the same.
     */
    Mono<Void> toItsEnd(Callable<Admission> admission) {
        Mono<Mono<Void>> answer =
                Mono.fromCallable(admission).subscribeOn(scheduler).flatMap(this::answer);
        return Mono.deferContextual(
                        context -> Mono.fromFuture(answer.contextWrite(context).toFuture(), true))
                .flatMap(Function.identity());
    }

    private Mono<Mono<Void>> answer(Admission admission) {
        if (admission instanceof Admission.Answered answered) {
            return Mono.just(HeldResponse.send(answered.response(), exchange.getResponse()));
        }
        Admission.Admitted admitted = (Admission.Admitted) admission;
        VerifiedExchange verified = new VerifiedExchange(
                exchange, new ConsumerDelivery(admitted, consumer, UnfitContent::isReason), codecs);
        return Mono.deferContextual(request -> {
            Handling handling = endpoint.handling(admitted, request.getOrDefault(Handling.CONTEXT_KEY, null));
            return handle(verified)
                    .contextWrite(context -> context.putAllMap(handling.context()))
                    .then(Mono.fromCallable(() -> settle(verified, handling)).subscribeOn(scheduler))
                    .flatMap(answer -> verified.cleanupMultipart().thenReturn(answer));
        });
    }

    private Mono<Void> handle(VerifiedExchange verified) {
        return FatalErrors.signalled(Mono.defer(() -> chain.filter(verified)))
                .onErrorResume(Exception.class, thrown -> {
                    verified.delivery().failed(thrown);
                    return byStatus(verified, thrown);
                })
                .then(Mono.defer(verified.getResponse()::setComplete))
                .onErrorResume(thrown -> {
                    verified.delivery().threw(thrown);
                    return Mono.empty();
                });
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

    /** While it is still observed, since follow-up work is sent then. */
    private static Mono<Void> settle(VerifiedExchange verified, Handling handling) {
        HeldResponse response = verified.getResponse();
        ReceiverResponse[] own = new ReceiverResponse[1];
        ReceiverResponse settled;
        Handling.Current current = handling.open();
        try {
            settled = verified.delivery().settle(() -> own[0] = response.own());
        } finally {
            current.close();
        }
        return settled == own[0] ? response.send() : response.sendInstead(settled, own[0] != null);
    }
}
