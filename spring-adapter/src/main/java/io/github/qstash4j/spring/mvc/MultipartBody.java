package io.github.qstash4j.spring.mvc;

import jakarta.servlet.http.Part;
import java.util.List;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import reactor.core.publisher.Flux;

/** Reads the parts of a multipart body with Spring's own parser, which needs Reactor on the class path. */
final class MultipartBody {

    private static final ResolvableType PART =
            ResolvableType.forClass(org.springframework.http.codec.multipart.Part.class);

    private MultipartBody() {}

    /**
     * The parts, in their order. A body that is none has no parts: Spring asks for them also where a consumer takes the
     * bytes alone.
     */
    static List<Part> parse(byte[] body, MediaType type) {
        DefaultPartHttpMessageReader reader = new DefaultPartHttpMessageReader();
        // All of it is in memory already, and nothing of it needs a file.
        reader.setMaxInMemorySize(Math.max(1, body.length));
        try {
            List<Part> parts = reader.read(PART, new InMemory(body, type), Map.of())
                    .concatMap(part -> DataBufferUtils.join(part.content())
                            .map(MultipartBody::bytes)
                            .defaultIfEmpty(new byte[0])
                            .<Part>map(content -> new VerifiedPart(part, content)))
                    .collectList()
                    .block();
            return parts == null ? List.of() : parts;
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static final class InMemory implements ReactiveHttpInputMessage {

        private final byte[] body;
        private final HttpHeaders headers = new HttpHeaders();

        InMemory(byte[] body, MediaType type) {
            this.body = body;
            headers.setContentType(type);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
