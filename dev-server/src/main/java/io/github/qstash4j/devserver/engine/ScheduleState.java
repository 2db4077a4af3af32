package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Target;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule is like at a moment.
 *
 * @param createdAt in scheduling time, as are the other times
 * @param lastTime when it published last; null when it has not yet
 * @param nextTime when it publishes next, or would if it were not paused; null when never
 * @param lastStates of the messages that it published last, by id
 * @param error why it could not publish the last time; null when it could
 */
public record ScheduleState(
        String id,
        String cron,
        Target target,
        @Nullable String queueName,
        Publication publication,
        Instant createdAt,
        boolean paused,
        @Nullable Instant lastTime,
        @Nullable Instant nextTime,
        Map<String, ScheduledState> lastStates,
        @Nullable String error) {

    public ScheduleState {
        lastStates = Collections.unmodifiableMap(new LinkedHashMap<>(lastStates));
    }
}
