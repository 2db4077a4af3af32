package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.DeliveryBody;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The body of a request as it comes in, of which the application gets the same bytes again. */
final class IncomingBody implements Subscriber<byte[]> {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<DeliveryBody> body = new CompletableFuture<>();
    private final int limit;
    private @Nullable Subscription subscription;

    private IncomingBody(int limit) {
        this.limit = limit;
    }

    /**
     * Reads it, without a thread that waits.
     *
     * @param limit how many bytes are of use; of a longer body a few more are read, or none if it is announced
     */
    static CompletableFuture<DeliveryBody> read(ServerHttpRequest<?> request, int limit) {
        OptionalLong announced = request.byteBody().expectedLength();
        if (announced.isPresent() && announced.getAsLong() > limit) {
            return CompletableFuture.completedFuture(
                    DeliveryBody.of(InputStream.nullInputStream(), announced.getAsLong()));
        }
        IncomingBody reader = new IncomingBody(limit);
        try (CloseableByteBody split = request.byteBody().split(SplitBackpressureMode.FASTEST)) {
            split.toByteArrayPublisher().subscribe(reader);
        }
        return reader.body;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(1);
    }

    @Override
    public void onNext(byte[] chunk) {
        if (body.isDone()) {
            return;
        }
        bytes.writeBytes(chunk);
        Subscription current = Objects.requireNonNull(subscription);
        if (bytes.size() > limit) {
            current.cancel();
            onComplete();
        } else {
            current.request(1); // Some sources go on reading for as long as they are asked for more.
        }
    }

    @Override
    public void onError(Throwable thrown) {
        boolean tooLong =
                thrown instanceof ContentLengthExceededException || thrown instanceof BufferLengthExceededException;
        body.complete(
                tooLong
                        ? DeliveryBody.of(InputStream.nullInputStream(), limit + 1L)
                        : DeliveryBody.of(new Broken(thrown)));
    }

    @Override
    public void onComplete() {
        body.complete(DeliveryBody.of(bytes.toByteArray()));
    }

    /** A body that broke off, which the receiver is to see as it sees every other one. */
    private static final class Broken extends InputStream {

        private final Throwable cause;

        Broken(Throwable cause) {
            this.cause = cause;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("The body broke off.", cause);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }
}
