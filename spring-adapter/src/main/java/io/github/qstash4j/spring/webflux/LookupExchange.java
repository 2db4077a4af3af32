package io.github.qstash4j.spring.webflux;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

/** An exchange to ask a handler mapping with: the notes that it takes in attributes stay here. */
final class LookupExchange extends ServerWebExchangeDecorator {

    private final Map<String, Object> attributes;

    LookupExchange(ServerWebExchange exchange) {
        super(exchange);
        this.attributes = new ConcurrentHashMap<>(exchange.getAttributes());
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }
}
