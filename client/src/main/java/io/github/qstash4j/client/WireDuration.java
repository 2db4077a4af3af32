package io.github.qstash4j.client;

import java.time.Duration;

/** A duration as QStash reads it: whole seconds, such as {@code 90s}. */
final class WireDuration {

    private WireDuration() {}

    static String of(String option, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(option + " must not be negative, but is " + duration + ".");
        }
        if (duration.getNano() != 0) {
            throw new IllegalArgumentException(
                    option + " must be whole seconds, but is " + duration + "; round it up or down.");
        }
        return duration.getSeconds() + "s";
    }
}
