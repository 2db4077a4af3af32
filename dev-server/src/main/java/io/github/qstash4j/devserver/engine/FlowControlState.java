package io.github.qstash4j.devserver.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a flow control key is like at a moment.
 *
 * @param waiting how many messages wait for it
 * @param parallelism null when there is no such limit
 * @param running how many attempts are under way
 * @param rate null when there is no such limit
 * @param startedInPeriod how many attempts have begun in the current period
 * @param periodStart in scheduling time; null when there is no current period
 */
public record FlowControlState(
        String key,
        int waiting,
        @Nullable Integer parallelism,
        int running,
        @Nullable Integer rate,
        int startedInPeriod,
        Duration period,
        @Nullable Instant periodStart,
        boolean paused,
        boolean pinnedParallelism,
        boolean pinnedRate) {}
