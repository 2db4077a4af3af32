package io.github.qstash4j.devserver.delivery;

import io.github.qstash4j.devserver.faults.ArmedFaults;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Message;
import java.util.concurrent.CompletableFuture;

/** Makes the attempts to deliver messages: signs each and hands it to a courier, unless something goes wrong. */
public final class Deliveries implements AutoCloseable {

    private final Attempt attempt;
    private final Courier courier;
    private final ArmedFaults faults;
    private final Reordering reordering = new Reordering();

    public Deliveries(Attempt attempt, Courier courier, ArmedFaults faults) {
        this.attempt = attempt;
        this.courier = courier;
        this.faults = faults;
    }

    /** Makes the attempt that follows {@code retried} earlier ones, and returns without waiting for its answer. */
    public CompletableFuture<Answer> deliver(Message message, int retried, Pauses pauses) {
        return new FaultyAttempt(message, retried, faults.ofAttempt(message.destination(), retried + 1), pauses)
                .make(attempt, courier, reordering);
    }

    /** Abandons what is under way. */
    @Override
    public void close() {
        courier.close();
    }
}
