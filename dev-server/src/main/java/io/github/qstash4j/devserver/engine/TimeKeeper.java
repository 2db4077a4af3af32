package io.github.qstash4j.devserver.engine;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Moves the time of an engine that has none of its own: what is due is done in order, one thing after another, and time
 * only moves when nothing is under way.
 */
public final class TimeKeeper {

    private final Engine engine;
    private final ManualClock clock;
    private final ReentrantLock moving = new ReentrantLock();

    public TimeKeeper(Engine engine, ManualClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Does what is due until the limit, each thing at its time.
     *
     * @return whether nothing is left that would be due later
     * @throws IllegalStateException when time is being moved already, the engine is closed, or the thread is
     *     interrupted
     */
    public boolean run(Instant limit) {
        return run(limit, false);
    }

    /** As {@link #run}, and lets it be that time then. */
    public void runAndMoveTo(Instant limit) {
        run(limit, true);
    }

    private boolean run(Instant limit, boolean moveToLimit) {
        if (moving.isHeldByCurrentThread() || !moving.tryLock()) {
            throw new IllegalStateException("Time is already being moved, and only one call can move it.");
        }
        try {
            Instant next = engine.awaitNextTime();
            while (next != null && !next.isAfter(limit)) {
                clock.moveTo(next);
                engine.step();
                next = engine.awaitNextTime();
            }
            if (moveToLimit) {
                clock.moveTo(limit);
            }
            return next == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while time was moving.", e);
        } finally {
            moving.unlock();
        }
    }
}
