package io.github.qstash4j.devserver.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets an attempt that is under way wait in scheduling time, so that a virtual hour takes no real one. */
@FunctionalInterface
public interface Pauses {

    /**
     * Completes when the signal does, but when that much time has passed at the latest. Until then the attempt does not
     * count as being under way, so that time can move; an attempt must not do anything else meanwhile.
     */
    CompletableFuture<@Nullable Void> pauseUntil(CompletableFuture<@Nullable Void> signal, Duration atMost);

    /** Completes when the time has passed. */
    default CompletableFuture<@Nullable Void> pause(Duration duration) {
        return pauseUntil(new CompletableFuture<>(), duration);
    }
}
