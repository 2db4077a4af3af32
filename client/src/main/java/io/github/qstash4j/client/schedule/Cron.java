package io.github.qstash4j.client.schedule;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule fires: minute, hour, day of the month, month and day of the week, in UTC or in a time zone.
 * Immutable.
 *
 * <pre>{@code
 * Cron.of("0 9 * * MON-FRI").in(ZoneId.of("Europe/Berlin"))
 * }</pre>
 *
 * <p>Where both days are restricted, one of them must match, as in every cron. A week begins with Sunday, which is 0
 * and 7. In the place of the five fields may be {@code @yearly}, {@code @annually}, {@code @monthly}, {@code @weekly},
 * {@code @daily}, {@code @midnight}, {@code @hourly} or {@code @every 90m}, none of which the documentation of QStash
 * mentions. QStash's finest resolution is a minute.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/schedules">Schedules, in the QStash documentation</a>
 */
public final class Cron {

    private static final int LONGEST = 250;
    private static final String ZONE = "CRON_TZ=";
    private static final String EVERY = "@every";
    private static final Set<String> NAMED =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

    private final @Nullable String zone;
    private final String expression;

    private Cron(@Nullable String zone, String expression) {
        this.zone = zone;
        this.expression = expression;
    }

    /**
     * Reads an expression such as {@code 0 9 * * MON-FRI} or {@code CRON_TZ=Europe/Berlin 0 9 * * MON-FRI}.
     *
     * @throws IllegalArgumentException if QStash would not understand it; the message names the field, what is wrong
     *     with it and what it may be
     */
    public static Cron of(String text) {
        String trimmed = text.trim();
        if (trimmed.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "cron must be at most " + LONGEST + " characters long, but has " + trimmed.length() + ".");
        }
        if (!trimmed.chars().allMatch(c -> c < 0x7f)) {
            throw new IllegalArgumentException("cron has a character that is not ASCII; remove it.");
        }
        List<String> words = List.of(trimmed.split("\\s+"));
        if (!words.get(0).startsWith(ZONE)) {
            return new Cron(null, expression(words));
        }
        String zone = checkZone(words.get(0).substring(ZONE.length()));
        return new Cron(zone, expression(words.subList(1, words.size())));
    }

    /**
     * The same times of the day in this time zone. A time that the clocks skip does not fire; one that comes twice, as
     * the clocks go back, fires twice.
     *
     * @param newZone a region such as {@code Europe/Berlin}, or UTC; takes the place of the one in the expression
     * @throws IllegalArgumentException if it is an offset, which QStash does not know
     */
    public Cron in(ZoneId newZone) {
        return of(ZONE + (newZone.equals(ZoneOffset.UTC) ? "UTC" : newZone.getId()) + " " + expression);
    }

    private static String checkZone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException("cron time zone \"" + zone
                    + "\" is not one that exists; name a region, such as CRON_TZ=Europe/Berlin, or UTC.");
        }
        return zone;
    }

    private static String expression(List<String> words) {
        if (words.size() == 2 && words.get(0).equals(EVERY)) {
            CronInterval.check(words.get(1));
        } else if (words.size() != 1 || !NAMED.contains(words.get(0))) {
            checkFields(words);
        }
        return String.join(" ", words);
    }

    private static void checkFields(List<String> words) {
        CronField[] fields = CronField.values();
        if (words.size() != fields.length) {
            throw new IllegalArgumentException("cron \"" + String.join(" ", words)
                    + "\" must have five fields (minute, hour, day of the month, month, day of the week; no seconds)"
                    + " or be one of @yearly, @monthly, @weekly, @daily, @hourly and @every with a duration; a time"
                    + " zone stands before them as CRON_TZ=Europe/Berlin.");
        }
        for (int i = 0; i < fields.length; i++) {
            fields[i].check(words.get(i));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cron cron && toString().equals(cron.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As QStash takes it, with one space between its parts. */
    @Override
    public String toString() {
        return zone == null ? expression : ZONE + zone + " " + expression;
    }
}
