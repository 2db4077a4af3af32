package io.github.qstash4j.spring.webflux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body was read and verified, and can be read any number of times. */
final class VerifiedRequest extends ServerHttpRequestDecorator {

    private final byte[] body;

    VerifiedRequest(ServerHttpRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** In buffers of the heap, which nobody has to give back. */
    @Override
    public Flux<DataBuffer> getBody() {
        return body.length == 0
                ? Flux.empty()
                : Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
    }
}
