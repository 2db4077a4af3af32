package io.github.qstash4j.devserver.timeline;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The side of a timeline that only its server has: who reads it cannot write. */
public final class TimelineWriter implements AutoCloseable {

    private final Timeline timeline;

    /** The hint, half a sentence or null, is for those who wait in vain: why nothing may have happened. */
    public TimelineWriter(@Nullable String hint) {
        timeline = new Timeline(hint);
    }

    public Timeline timeline() {
        return timeline;
    }

    /** Adds the event that the function makes of its sequence number. */
    public void append(LongFunction<TimelineEvent> withSequence) {
        timeline.append(withSequence);
    }

    /** Wakes all who wait, since nothing more will happen. */
    @Override
    public void close() {
        timeline.close();
    }
}
