package io.github.qstash4j.devserver.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Scheduling time that begins now and runs by itself, a number of times as fast as real time. */
public final class RunningClock implements SchedulingClock {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Object lock = new Object();
    private final Instant startedAt = Instant.now();
    private final long startNanos = System.nanoTime();
    private final int speed;
    private @Nullable Instant next;
    private @Nullable Thread thread;
    private boolean closed;

    public RunningClock(int speed) {
        this.speed = speed;
    }

    @Override
    public Instant now() {
        return startedAt.plus(Duration.ofNanos(System.nanoTime() - startNanos).multipliedBy(speed));
    }

    @Override
    public void start(Runnable onWake) {
        Thread starting = new Thread(() -> run(onWake), "qstash4j-engine");
        starting.setDaemon(true);
        thread = starting;
        starting.start();
    }

    @Override
    public void wakeAt(Instant time) {
        synchronized (lock) {
            if (next == null || time.isBefore(next)) {
                next = time;
                lock.notifyAll();
            }
        }
    }

    private void run(Runnable onWake) {
        while (awaitNext()) {
            try {
                onWake.run();
            } catch (RuntimeException | Error e) {
                Lazy.LOGGER.log(System.Logger.Level.ERROR, "The engine failed once and goes on", e);
                // What failed had no chance to ask for the next call.
                wakeAt(now());
            }
        }
    }

    private boolean awaitNext() {
        synchronized (lock) {
            while (!closed) {
                Duration left = next == null ? LONGEST_WAIT : realTimeUntil(next);
                if (left.isZero() || left.isNegative()) {
                    next = null;
                    return true;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(lock, left.toNanos());
                } catch (InterruptedException e) {
                    return false;
                }
            }
            return false;
        }
    }

    private Duration realTimeUntil(Instant time) {
        Duration left = Duration.between(now(), time).dividedBy(speed);
        return left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
    }

    /** Ends the thread; what is being called right now is waited for, and interrupted when that takes long. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        if (thread == null || thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(1_000);
            thread.interrupt();
            thread.join(4_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A logger takes longer to make than the rest of this class, and most servers need none. */
    private static final class Lazy {

        static final System.Logger LOGGER = System.getLogger(RunningClock.class.getPackageName());
    }
}
