package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Encoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import reactor.core.publisher.Flux;

/** The last gate: an {@link Outcome} that hid in a {@code ResponseEntity<?>} would tell QStash 200. */
final class OutcomeEncoder implements Encoder<Outcome> {

    @Override
    public boolean canEncode(ResolvableType type, @Nullable MimeType mimeType) {
        return Outcome.class.isAssignableFrom(type.toClass());
    }

    @Override
    public Flux<DataBuffer> encode(
            Publisher<? extends Outcome> outcomes,
            DataBufferFactory buffers,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        return Flux.error(HiddenOutcomes.refusal());
    }

    @Override
    public List<MimeType> getEncodableMimeTypes() {
        return List.of(MimeTypeUtils.ALL);
    }
}
