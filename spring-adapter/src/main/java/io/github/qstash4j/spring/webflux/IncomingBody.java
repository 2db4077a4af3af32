package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.DeliveryBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * The body of a request while it comes in. Each piece is copied and given back as it comes, and none is asked for once
 * there are more than the receiver takes.
 */
final class IncomingBody {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;

    private IncomingBody(int limit) {
        this.limit = limit;
    }

    /**
     * The body, or as much of it as the receiver needs to say what is wrong with it. While it has not come no thread
     * waits, and nothing is claimed, so a client that stops costs what the server's own limits let it.
     */
    static Mono<DeliveryBody> of(ServerHttpRequest request, int limit) {
        long announced = request.getHeaders().getContentLength();
        if (announced > limit) {
            return Mono.just(DeliveryBody.of(InputStream.nullInputStream(), announced));
        }
        return Mono.defer(() -> {
            IncomingBody body = new IncomingBody(limit);
            return request.getBody()
                    .doOnNext(body::add)
                    .takeUntil(piece -> body.isTooLong())
                    .then(Mono.fromSupplier(() -> DeliveryBody.of(body.bytes.toByteArray())))
                    .onErrorReturn(IncomingBody.brokenOff());
        });
    }

    private void add(DataBuffer piece) {
        try {
            int count = (int) Math.min(piece.readableByteCount(), limit + 1L - bytes.size());
            byte[] copy = new byte[count];
            piece.read(copy);
            bytes.write(copy, 0, count);
        } finally {
            DataBufferUtils.release(piece);
        }
    }

    private boolean isTooLong() {
        return bytes.size() > limit;
    }

    /** The receiver has a word for that. */
    private static DeliveryBody brokenOff() {
        return DeliveryBody.of(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The request ended before its body.");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        });
    }
}
