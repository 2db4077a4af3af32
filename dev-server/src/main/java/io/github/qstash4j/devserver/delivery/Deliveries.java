package io.github.qstash4j.devserver.delivery;

import io.github.qstash4j.devserver.message.Message;
import java.util.concurrent.CompletableFuture;

/** Makes the attempts to deliver messages: signs each and hands it to a courier. */
public final class Deliveries implements AutoCloseable {

    private final Attempt attempt;
    private final Courier courier;

    public Deliveries(Attempt attempt, Courier courier) {
        this.attempt = attempt;
        this.courier = courier;
    }

    /** Makes the attempt that follows {@code retried} earlier ones, and returns without waiting for its answer. */
    public CompletableFuture<Answer> deliver(Message message, int retried, Pauses pauses) {
        return courier.deliver(attempt.of(message, retried));
    }

    /** Abandons what is under way. */
    @Override
    public void close() {
        courier.close();
    }
}
