package io.github.qstash4j.devserver.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which deduplication ids a user has used, each for ten minutes of scheduling time.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/deduplication">Deduplication</a>
 */
final class DeduplicationWindow {

    private static final Duration LENGTH = Duration.ofMinutes(10);

    private record Ending(Instant time, String deduplicationId) {}

    private final Map<String, String> messageIds = new HashMap<>();
    private final Queue<Ending> endings = new ArrayDeque<>();

    /** The message that used the id first; null when there is none, or its window has passed. */
    @Nullable String find(String deduplicationId, Instant now) {
        forgetUntil(now);
        return messageIds.get(deduplicationId);
    }

    void remember(String deduplicationId, String messageId, Instant now) {
        messageIds.put(deduplicationId, messageId);
        endings.add(new Ending(now.plus(LENGTH), deduplicationId));
    }

    private void forgetUntil(Instant now) {
        for (Ending ending = endings.peek(); ending != null && !ending.time().isAfter(now); ending = endings.peek()) {
            messageIds.remove(ending.deduplicationId());
            endings.remove();
        }
    }
}
