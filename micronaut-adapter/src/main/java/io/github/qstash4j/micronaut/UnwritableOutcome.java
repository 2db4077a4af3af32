package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Outcome;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.TypedMessageBodyWriter;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** An {@link Outcome} settles a delivery; where there is none, it is not written to anybody. */
@Singleton
final class UnwritableOutcome implements TypedMessageBodyWriter<Outcome> {

    @Override
    public Argument<Outcome> getType() {
        return Argument.of(Outcome.class);
    }

    @Override
    public boolean isWriteable(Argument<Outcome> type, @Nullable MediaType mediaType) {
        return true;
    }

    @Override
    public void writeTo(
            Argument<Outcome> type,
            MediaType mediaType,
            Outcome outcome,
            MutableHeaders outgoingHeaders,
            OutputStream outputStream) {
        throw new CodecException("An Outcome was returned by what is no @QStashConsumer.");
    }
}
