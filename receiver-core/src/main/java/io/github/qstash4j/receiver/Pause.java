package io.github.qstash4j.receiver;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
interface Pause {

    /** In real time, until the thread is interrupted. */
    Pause SLEEP = new Pause() {
        @Override
        public boolean of(Duration duration) {
            try {
                Thread.sleep(duration.toMillis());
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    };

    /** Whether it has passed. */
    boolean of(Duration duration);
}
