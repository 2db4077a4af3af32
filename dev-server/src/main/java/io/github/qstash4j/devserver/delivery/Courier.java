package io.github.qstash4j.devserver.delivery;

import java.util.concurrent.CompletableFuture;

/** Carries requests to their destinations, many at a time. */
public interface Courier extends AutoCloseable {

    /**
     * Sends one request, once, and returns without waiting for it. The future always completes normally: what goes
     * wrong is a {@link NoResponse}.
     */
    CompletableFuture<Answer> deliver(DeliveryRequest request);

    /** Abandons what is under way. */
    @Override
    void close();
}
