package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A publication that is repeated; guarded by the engine's lock. */
final class Schedule {

    private final String id;
    private final Cron cron;
    private final Target target;
    private final @Nullable String queueName;
    private final Publication publication;
    private final Instant createdAt;
    private final Map<String, ScheduledState> lastStates = new LinkedHashMap<>();
    private boolean paused;
    private @Nullable Instant lastTime;
    private @Nullable String error;
    private DueQueue.@Nullable Entry next;

    Schedule(
            String id,
            Cron cron,
            Target target,
            @Nullable String queueName,
            Publication publication,
            Instant createdAt) {
        this.id = id;
        this.cron = cron;
        this.target = target;
        this.queueName = queueName;
        this.publication = publication;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    Cron cron() {
        return cron;
    }

    Target target() {
        return target;
    }

    @Nullable String queueName() {
        return queueName;
    }

    Publication publication() {
        return publication;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isPaused() {
        return paused;
    }

    void pause(boolean pause) {
        paused = pause;
    }

    /** When it publishes next; null when never. */
    DueQueue.@Nullable Entry next() {
        return next;
    }

    void next(DueQueue.@Nullable Entry entry) {
        next = entry;
    }

    /** It has created these messages, or failed to publish for a reason. */
    void published(List<String> messageIds, @Nullable String failure, Instant time) {
        lastTime = time;
        error = failure;
        lastStates.clear();
        messageIds.forEach(messageId -> lastStates.put(messageId, ScheduledState.IN_PROGRESS));
    }

    /** A message of its last publication has ended. */
    void ended(String messageId, boolean delivered) {
        lastStates.computeIfPresent(
                messageId, (key, before) -> delivered ? ScheduledState.SUCCESS : ScheduledState.FAIL);
    }

    ScheduleState state() {
        DueQueue.Entry entry = next;
        return new ScheduleState(
                id,
                cron.toString(),
                target,
                queueName,
                publication,
                createdAt,
                paused,
                lastTime,
                entry == null ? null : entry.time(),
                lastStates,
                error);
    }
}
