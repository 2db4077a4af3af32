package io.github.qstash4j.devserver.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets attempts pass one that is held back, one for each host and port. */
final class Reordering {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<String, CompletableFuture<@Nullable Void>> heldBack = new ConcurrentHashMap<>();

    /** Completes when an attempt that began later has been answered; at once when another is held back already. */
    CompletableFuture<@Nullable Void> holdBack(String authority, Pauses pauses) {
        String host = authority.toLowerCase(Locale.ROOT);
        CompletableFuture<@Nullable Void> passed = new CompletableFuture<>();
        if (heldBack.putIfAbsent(host, passed) != null) {
            return CompletableFuture.completedFuture(null);
        }
        return pauses.pauseUntil(passed.whenComplete((done, thrown) -> heldBack.remove(host, passed)), LONGEST)
                .whenComplete((done, thrown) -> passed.complete(null));
    }

    /** What is to be completed when the attempt that begins now has been answered; null when it passes none. */
    @Nullable CompletableFuture<@Nullable Void> passing(String authority) {
        return heldBack.get(authority.toLowerCase(Locale.ROOT));
    }
}
