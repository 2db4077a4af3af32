package io.github.qstash4j.spring.webflux;

import java.util.List;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The application's Spring Security, for everything but verified exchanges on their way to their consumer. */
final class SecurityForOthers extends WebFilterChainProxy {

    private final WebFilterChainProxy applications;

    SecurityForOthers(WebFilterChainProxy applications) {
        super(List.of());
        this.applications = applications;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return VerifiedExchange.of(exchange)
                        .filter(verified -> verified.isStillFor(exchange.getRequest()))
                        .isPresent()
                ? chain.filter(exchange)
                : applications.filter(exchange, chain);
    }
}
