package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.ReceiverResponse;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds a consumer's response back until the delivery is settled: a success that turns out to be none can still be
 * changed. To everybody else it looks as if it was sent.
 */
final class HeldResponse extends AbstractServerHttpResponse {

    private final ServerHttpResponse response;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    HeldResponse(ServerHttpResponse response) {
        super(response.bufferFactory());
        this.response = response;
    }

    /** What was made of it so far. */
    ReceiverResponse own() {
        HttpStatusCode status = getStatusCode();
        Map<String, String> headers = new HashMap<>();
        copyHeaders((name, values) -> headers.put(name, values.get(0)));
        return ReceiverResponse.of(status == null ? 200 : status.value(), headers, body.toByteArray());
    }

    /** Sends what was held back. */
    Mono<Void> send() {
        HttpStatusCode status = getStatusCode();
        if (status != null) {
            response.setStatusCode(status);
        }
        copyHeaders(response.getHeaders()::put);
        getCookies().values().forEach(cookies -> cookies.forEach(response::addCookie));
        return write(response, body.toByteArray());
    }

    /**
     * Sends something else.
     *
     * @param wasMade whether what was held back was a response, all of which is dropped; where it was none, its headers
     *     were not about its body
     */
    Mono<Void> sendInstead(ReceiverResponse settled, boolean wasMade) {
        if (!wasMade) {
            copyHeaders(response.getHeaders()::put);
            response.getHeaders().clearContentHeaders();
        }
        return send(settled, response);
    }

    static Mono<Void> send(ReceiverResponse settled, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(settled.status()));
        settled.headers().forEach(response.getHeaders()::set);
        return write(response, settled.body());
    }

    /** Without what says nothing, as servers do. */
    private void copyHeaders(BiConsumer<String, List<String>> copy) {
        getHeaders().forEach((name, values) -> {
            List<String> said = values.stream().filter(Objects::nonNull).toList();
            if (!said.isEmpty()) {
                copy.accept(name, said);
            }
        });
    }

    private static Mono<Void> write(ServerHttpResponse response, byte[] body) {
        if (body.length == 0) {
            return response.setComplete();
        }
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's idea.
    public <T> T getNativeResponse() {
        return ServerHttpResponseDecorator.getNativeResponse(response);
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> pieces) {
        return Flux.from(pieces).doOnNext(this::add).then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> pieces) {
        return writeWithInternal(Flux.from(pieces).concatMap(each -> each));
    }

    private void add(DataBuffer piece) {
        try {
            byte[] copy = new byte[piece.readableByteCount()];
            piece.read(copy);
            body.write(copy, 0, copy.length);
        } finally {
            DataBufferUtils.release(piece);
        }
    }

    /** There is nothing to apply it to yet. */
    @Override
    protected void applyStatusCode() {}

    /** Nor this. */
    @Override
    protected void applyHeaders() {}

    /** Nor these. */
    @Override
    protected void applyCookies() {}
}
