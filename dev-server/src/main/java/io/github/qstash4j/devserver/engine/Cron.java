package io.github.qstash4j.devserver.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule fires: minute, hour, day of the month, month and day of the week, in UTC unless
 * {@code CRON_TZ=America/New_York} comes before them. Also {@code @hourly} and the like, and {@code @every 90s}.
 *
 * <p>Where both days are restricted, one of them must match. A time that the clocks skip does not fire; one that comes
 * twice, as the clocks go back, fires twice.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/schedules">Schedules</a>
 */
public final class Cron {

    private static final int MAX_LENGTH = 250;
    private static final Pattern ZONED = Pattern.compile("CRON_TZ=(\\S*)\\s+(\\S.*)");
    private static final Pattern EVERY = Pattern.compile("@every\\s+(\\S+)");
    private static final Map<String, String> NAMED = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private interface Rule {
        @Nullable Instant next(Instant after);
    }

    private final String text;
    private final Rule rule;

    private Cron(String text, Rule rule) {
        this.text = text;
        this.rule = rule;
    }

    /**
     * Reads a cron expression.
     *
     * @throws IllegalArgumentException when it cannot be understood; the message continues the sentence that begins
     *     with the name of where it stood, such as {@code must have a minute from 0 to 59}
     */
    public static Cron parse(String text) {
        String trimmed = text.trim();
        if (trimmed.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must be at most " + MAX_LENGTH + " characters long");
        }
        Matcher zoned = ZONED.matcher(trimmed);
        return zoned.matches()
                ? new Cron(trimmed, rule(zoned.group(2), zone(zoned.group(1))))
                : new Cron(trimmed, rule(trimmed, ZoneOffset.UTC));
    }

    private static ZoneId zone(String name) {
        // Not ZoneId.of alone, which also knows offsets.
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("must name a time zone that exists, such as CRON_TZ=America/New_York");
        }
        return ZoneId.of(name);
    }

    private static Rule rule(String text, ZoneId zone) {
        Matcher every = EVERY.matcher(text);
        if (every.matches()) {
            Duration interval = interval(every.group(1));
            return after -> after.truncatedTo(ChronoUnit.SECONDS).plus(interval);
        }
        return CronFields.parse(NAMED.getOrDefault(text, text), zone)::next;
    }

    private static Duration interval(String text) {
        Duration interval = GoDuration.parse(text);
        if (interval == null || interval.toSeconds() == 0) {
            throw new IllegalArgumentException("must have a duration of at least a second, such as @every 1h30m");
        }
        return Duration.ofSeconds(interval.toSeconds());
    }

    /** The first time after the given one; null when there is none, as for 30 February. */
    public @Nullable Instant next(Instant after) {
        return rule.next(after);
    }

    /** As it was given, without the spaces around it. */
    @Override
    public String toString() {
        return text;
    }
}
