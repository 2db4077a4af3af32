package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.Authentication;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
final class ConsumerFilter implements WebFilter, Ordered {

    /** Before any filter that reads a form or a body. Forwarded headers were applied before all filters. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    /**
     * Where everything runs that may block: the receiver, which may wait for keys, a ledger or follow-up work, and the
     * consumer, whose delivery renews leases and records steps. Only the body is read on the server's own threads.
     */
    private static final Scheduler MAY_BLOCK = Schedulers.boundedElastic();

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
        return Mono.fromCallable(() -> consumers.endpoint(consumer).authenticate(request))
                .subscribeOn(MAY_BLOCK)
                .flatMap(authentication -> authentication instanceof Authentication.Authentic authentic
                        ? accept(authentic, exchange, consumer, chain)
                        : HeldResponse.send(
                                ((Authentication.Refused) authentication).response(), exchange.getResponse()));
    }

    private Mono<Void> accept(
            Authentication.Authentic authentic,
            ServerWebExchange exchange,
            HandlerMethod consumer,
            WebFilterChain chain) {
        ConsumerRun run = new ConsumerRun(exchange, consumers.endpoint(consumer), consumer, chain, codecs, MAY_BLOCK);
        return IncomingBody.of(exchange.getRequest(), authentic.maxBodyBytes())
                .flatMap(body -> run.toItsEnd(() -> authentic.accept(body)));
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
