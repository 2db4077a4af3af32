package io.github.qstash4j.devserver.delivery;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.NoResponse;
import java.util.concurrent.CompletableFuture;

/** Carries requests to their destinations, many at a time. */
public interface Courier extends AutoCloseable {

    /**
     * Sends one request, once, and returns without waiting for it. The future always completes normally: what goes
     * wrong is a {@link NoResponse}.
     */
    CompletableFuture<Answer> deliver(DeliveryRequest request);

    /**
     * Begins to send one request and breaks off in the middle of its body, as when a network fails. The future always
     * completes normally, with a {@link NoResponse}. Where there is no connection to break, nothing is sent.
     */
    default CompletableFuture<Answer> breakOff(DeliveryRequest request) {
        return CompletableFuture.completedFuture(NoResponse.CONNECTION_RESET);
    }

    /** Abandons what is under way. */
    @Override
    void close();
}
