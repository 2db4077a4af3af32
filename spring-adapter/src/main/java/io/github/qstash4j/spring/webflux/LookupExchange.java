package io.github.qstash4j.spring.webflux;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

/**
 * An exchange to ask a handler mapping with: the notes that it takes in attributes stay here, and what it answers to
 * requests of another origin goes nowhere.
 */
final class LookupExchange extends ServerWebExchangeDecorator {

    private final Map<String, Object> attributes;
    private final ServerHttpResponse response;

    LookupExchange(ServerWebExchange exchange) {
        super(exchange);
        this.attributes = new ConcurrentHashMap<>(exchange.getAttributes());
        this.response = new HeldResponse(exchange.getResponse());
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public ServerHttpResponse getResponse() {
        return response;
    }
}
