package io.github.qstash4j.devserver.engine;

import java.time.Instant;

/** The time in which delays, backoffs and windows are counted, and the one who calls when it has come. */
public interface SchedulingClock extends AutoCloseable {

    Instant now();

    /** Names what is to be called; called once, before {@link #wakeAt}. */
    void start(Runnable onWake);

    /**
     * Asks to be called at that time or soon after, never on the calling thread within this call. Of several times
     * asked for, only the earliest counts: who is called asks again.
     */
    void wakeAt(Instant time);

    @Override
    void close();
}
