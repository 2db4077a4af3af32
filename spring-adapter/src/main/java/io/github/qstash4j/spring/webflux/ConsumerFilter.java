package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.Authentication;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.spring.Handling;
import io.github.qstash4j.spring.ObservedEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.Ordered;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Verifies what is for a consumer before anything else reads it, and settles it when the response is complete. */
final class ConsumerFilter implements WebFilter, Ordered, DisposableBean {

    /** Before any filter that reads a form or a body. Forwarded headers were applied before all filters. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final int IDLE_SECONDS = 60;

    /** Longer ones are not hashed on the server's own threads. */
    private static final long SHORT = 64 * 1024;

    /**
     * Where receivers run that may wait for keys, a ledger or follow-up work. Consumers run on others, so that no
     * answer waits for one that takes long. What waits for nobody is done on the server's own threads.
     */
    private final Scheduler receivers = Schedulers.newBoundedElastic(
            Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
            Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE,
            "qstash-receiver",
            IDLE_SECONDS,
            true);

    private final ReactiveConsumers consumers;
    private final ServerCodecConfigurer codecs;

    ConsumerFilter(ReactiveConsumers consumers, ServerCodecConfigurer codecs) {
        this.consumers = consumers;
        this.codecs = codecs;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (VerifiedExchange.of(exchange).isPresent()) {
            return chain.filter(exchange);
        }
        return consumers
                .consumerFor(exchange)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(consumer ->
                        consumer.isEmpty() ? chain.filter(exchange) : receive(exchange, consumer.get(), chain));
    }

    private Mono<Void> receive(ServerWebExchange exchange, HandlerMethod consumer, WebFilterChain chain) {
        ReceiverRequest request = translate(exchange.getRequest());
        ObservedEndpoint endpoint = consumers.endpoint(consumer);
        return verified(endpoint, endpoint.receiver().asksForKeys(), () -> endpoint.authenticate(request))
                .flatMap(authentication -> authentication instanceof Authentication.Authentic authentic
                        ? accept(authentic, exchange, endpoint, consumer, chain)
                        : HeldResponse.send(
                                ((Authentication.Refused) authentication).response(), exchange.getResponse()));
    }

    private Mono<Void> accept(
            Authentication.Authentic authentic,
            ServerWebExchange exchange,
            ObservedEndpoint endpoint,
            HandlerMethod consumer,
            WebFilterChain chain) {
        ConsumerRun run = new ConsumerRun(exchange, endpoint, consumer, chain, codecs, receivers);
        boolean mayWait = endpoint.receiver().hasLedger() || !isShort(exchange.getRequest());
        return IncomingBody.of(exchange.getRequest(), authentic.maxBodyBytes())
                .flatMap(body -> run.toItsEnd(verified(endpoint, mayWait, () -> authentic.accept(body))));
    }

    private static boolean isShort(ServerHttpRequest request) {
        long announced = request.getHeaders().getContentLength();
        return announced >= 0 && announced <= SHORT;
    }

    private <T> Mono<T> verified(ObservedEndpoint endpoint, boolean mayWait, Supplier<T> step) {
        Mono<T> verified = Mono.deferContextual(context -> FatalErrors.signalled(
                Mono.fromSupplier(() -> endpoint.within(context.getOrDefault(Handling.CONTEXT_KEY, null), step))));
        return mayWait ? verified.subscribeOn(receivers) : verified;
    }

    @Override
    public void destroy() {
        receivers.dispose();
    }

    /** Its body is read later, and only if it is worth reading. */
    private static ReceiverRequest translate(ServerHttpRequest request) {
        // Some servers tell each spelling of a name, and with each the values of them all.
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach(headers::putIfAbsent);
        return new ReceiverRequest(
                request.getURI().toString(),
                RequestTarget.of(request),
                RequestHeaders.of(headers),
                DeliveryBody.empty());
    }
}
