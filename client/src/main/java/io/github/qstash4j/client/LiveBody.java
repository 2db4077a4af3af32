package io.github.qstash4j.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer while it comes. One thread reads it, part by part, and no more is asked for than it reads; any
 * thread may close it, which hangs up.
 */
final class LiveBody implements BodySubscriber<LiveBody> {

    private record Part(
            List<ByteBuffer> bytes, boolean last, @Nullable Throwable failure) {}

    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private @Nullable Subscription subscription;
    private boolean closed;

    /** At once, or there would be no answer before its last byte. */
    @Override
    public CompletionStage<LiveBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public synchronized void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        if (closed) {
            newSubscription.cancel();
        } else {
            newSubscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        parts.add(new Part(bytes, false, null));
    }

    @Override
    public void onError(Throwable failure) {
        parts.add(new Part(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
        parts.add(new Part(List.of(), true, null));
    }

    /**
     * The bytes that come next; null at the end.
     *
     * @throws TimeoutException if none come within this time
     * @throws IOException if the connection fails, or if this is closed
     */
    @Nullable List<ByteBuffer> next(Duration time) throws IOException, TimeoutException, InterruptedException {
        Part part = parts.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        if (part == null) {
            throw new TimeoutException();
        }
        if (part.failure() != null) {
            throw new IOException(part.failure());
        }
        if (part.last()) {
            onComplete(); // for whoever asks again
            return null;
        }
        more();
        return part.bytes();
    }

    /** All bytes to the end, within this time in all. */
    byte[] rest(Duration time) throws IOException, TimeoutException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            List<ByteBuffer> bytes = next(Duration.ofNanos(end - System.nanoTime()));
            if (bytes == null) {
                return all.toByteArray();
            }
            for (ByteBuffer buffer : bytes) {
                byte[] copy = new byte[buffer.remaining()];
                buffer.get(copy);
                all.writeBytes(copy);
            }
            if (all.size() > BoundedBody.LIMIT) {
                throw new AnswerTooLongException();
            }
        }
    }

    private synchronized void more() {
        if (subscription != null && !closed) {
            subscription.request(1);
        }
    }

    /** Hangs up, and ends a read that waits. */
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
        onError(new IOException("closed"));
    }
}
