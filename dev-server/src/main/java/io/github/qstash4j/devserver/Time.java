package io.github.qstash4j.devserver;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.ManualClock;
import io.github.qstash4j.devserver.engine.SchedulingClock;
import io.github.qstash4j.devserver.engine.TimeKeeper;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The scheduling time of a server. It can be moved if the server was built with {@link DevServerBuilder#manualTime()}:
 * what becomes due happens in order, one thing after another, each at its time, and time only moves when no delivery is
 * under way. Each call returns when all of that has happened.
 */
public final class Time {

    private final SchedulingClock clock;
    private final @Nullable TimeKeeper keeper;

    Time(Engine engine, SchedulingClock clock) {
        this.clock = clock;
        this.keeper = clock instanceof ManualClock manual ? new TimeKeeper(engine, manual) : null;
    }

    public Instant now() {
        return clock.now();
    }

    /**
     * Moves on by a duration; {@link Duration#ZERO} does what is due now.
     *
     * @throws IllegalArgumentException when the duration is negative
     * @throws IllegalStateException when the time of this server moves by itself or is being moved already, or the
     *     server is closed, also meanwhile
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, but is " + duration);
        }
        keeper().runAndMoveTo(now().plus(duration));
    }

    /**
     * Moves on to a time.
     *
     * @throws IllegalArgumentException when it is past
     * @throws IllegalStateException as {@link #advance} does
     */
    public void advanceTo(Instant time) {
        if (time.isBefore(now())) {
            throw new IllegalArgumentException("time must not be before " + now() + ", but is " + time);
        }
        keeper().runAndMoveTo(time);
    }

    /**
     * Moves on until nothing is left to happen, or only what would happen after the horizon, and stays at the time of
     * what happened last.
     *
     * @param horizon how far time may move, since a schedule never ends
     * @return whether nothing is left
     * @throws IllegalArgumentException when the horizon is negative
     * @throws IllegalStateException as {@link #advance} does
     */
    public boolean runUntilIdle(Duration horizon) {
        if (horizon.isNegative()) {
            throw new IllegalArgumentException("horizon must not be negative, but is " + horizon);
        }
        return keeper().run(now().plus(horizon));
    }

    private TimeKeeper keeper() {
        if (keeper == null) {
            throw new IllegalStateException(
                    "The time of this server moves by itself; build it with manualTime() to move it.");
        }
        return keeper;
    }
}
