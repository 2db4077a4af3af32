package io.github.qstash4j.client;

import java.time.Duration;

/** A duration as QStash reads it: whole seconds, such as {@code 90s}. */
final class WireDuration {

    /** Far beyond what any plan of QStash's allows, and near enough to catch a mistake in the unit. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private WireDuration() {}

    static String of(String option, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(option + " must not be negative, but is " + duration + ".");
        }
        if (duration.getNano() != 0) {
            throw new IllegalArgumentException(
                    option + " must be whole seconds, but is " + duration + "; round it up or down.");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    option + " must be at most " + LONGEST.toDays() + " days, but is " + duration + ".");
        }
        return duration.getSeconds() + "s";
    }
}
