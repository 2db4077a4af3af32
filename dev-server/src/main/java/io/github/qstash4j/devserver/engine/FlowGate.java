package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.FlowControl;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one flow control key: no more attempts at once than its parallelism, and no more in each period than
 * its rate. A period begins with the first attempt after the end of the one before.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control</a>
 */
final class FlowGate {

    private static final Duration DEFAULT_PERIOD = Duration.ofSeconds(1);

    private final String key;
    private final Set<MessageInProgress> waiting = new LinkedHashSet<>();
    private @Nullable Integer parallelism;
    private @Nullable Integer rate;
    private Duration period = DEFAULT_PERIOD;
    private boolean pinnedParallelism;
    private boolean pinnedRate;
    private boolean paused;
    private int running;
    private int startedInPeriod;
    private @Nullable Instant periodStart;
    private @Nullable Instant wakesAt;

    FlowGate(String key) {
        this.key = key;
    }

    /** Takes the limits that the newest message names, but for what is pinned. */
    void configure(FlowControl wanted) {
        if (!pinnedParallelism) {
            parallelism = wanted.parallelism();
        }
        if (!pinnedRate) {
            rate = wanted.rate();
            period = wanted.period();
        }
    }

    /** Fixes the limits that are not null, whatever messages name, and ends the current period. */
    void pin(@Nullable Integer newParallelism, @Nullable Integer newRate, @Nullable Duration newPeriod) {
        if (newParallelism != null) {
            parallelism = newParallelism;
            pinnedParallelism = true;
        }
        if (newRate != null) {
            rate = newRate;
            period = newPeriod == null ? DEFAULT_PERIOD : newPeriod;
            pinnedRate = true;
        }
        endPeriod();
    }

    void unpin(boolean ofParallelism, boolean ofRate) {
        pinnedParallelism &= !ofParallelism;
        pinnedRate &= !ofRate;
    }

    void pause(boolean pause) {
        paused = pause;
    }

    /** Begins a new period now. */
    void resetRate(Instant now) {
        periodStart = now;
        startedInPeriod = 0;
    }

    private void endPeriod() {
        periodStart = null;
        startedInPeriod = 0;
    }

    /** Which period an attempt counts in that begins now; null when there is none yet. */
    @Nullable Instant periodStart() {
        return periodStart;
    }

    void add(MessageInProgress message) {
        waiting.add(message);
    }

    void remove(MessageInProgress message) {
        waiting.remove(message);
    }

    /** The next message whose attempt may begin, which counts from now on; null when none may. */
    @Nullable MessageInProgress take(Instant now) {
        Iterator<MessageInProgress> first = waiting.iterator();
        if (!first.hasNext() || !isParallelismLeft() || !isRateLeft(now)) {
            return null;
        }
        MessageInProgress message = first.next();
        first.remove();
        running++;
        if (periodStart == null) {
            periodStart = now;
        }
        startedInPeriod++;
        return message;
    }

    private boolean isParallelismLeft() {
        return !paused && (parallelism == null || running < parallelism);
    }

    private boolean isRateLeft(Instant now) {
        endPeriodUntil(now);
        return rate == null || startedInPeriod < rate;
    }

    private void endPeriodUntil(Instant now) {
        if (periodStart != null && !now.isBefore(periodStart.plus(period))) {
            endPeriod();
        }
    }

    void attemptEnded() {
        running--;
    }

    /** A message that counts already, in the period with that start, but makes no attempt after all. */
    void giveBack(@Nullable Instant countedIn) {
        running--;
        if (countedIn != null && countedIn.equals(periodStart) && startedInPeriod > 0) {
            startedInPeriod--;
        }
    }

    /** When to look again, if only the rate keeps a message waiting; once for each time. */
    @Nullable Instant nextOpening(Instant now) {
        if (waiting.isEmpty() || !isParallelismLeft() || isRateLeft(now) || periodStart == null) {
            return null;
        }
        Instant opening = periodStart.plus(period);
        if (opening.equals(wakesAt)) {
            return null;
        }
        wakesAt = opening;
        return opening;
    }

    FlowControlState state(Instant now) {
        endPeriodUntil(now);
        return new FlowControlState(
                key,
                waiting.size(),
                parallelism,
                running,
                rate,
                startedInPeriod,
                period,
                periodStart,
                paused,
                pinnedParallelism,
                pinnedRate);
    }
}
