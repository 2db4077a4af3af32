package io.github.qstash4j.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Real time, without the pauses between tries; for many threads. */
final class NoPauses implements Timing {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void after(Duration pause, Runnable action) {
        var unused = CompletableFuture.runAsync(action);
    }
}
