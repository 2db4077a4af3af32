package io.github.qstash4j.devserver.engine;

import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The five fields of a cron expression, in one time zone.
 *
 * <p>The library counts in a time that no clock change disturbs; what the clocks of the zone make of it is decided
 * here, since the library's own answer for an hour that comes twice depends on when it is asked.
 */
final class CronFields {

    /** A field by its place, its lowest and highest value, and what a malformed one must be instead. */
    private enum Field {
        MINUTE(0, 0, 59, "a minute from 0 to 59"),
        HOUR(1, 0, 23, "an hour from 0 to 23"),
        DAY_OF_MONTH(2, 1, 31, "a day of the month from 1 to 31"),
        MONTH(3, 1, 12, "a month from 1 to 12 or JAN to DEC"),
        DAY_OF_WEEK(4, 0, 7, "a day of the week from 0 to 7 or SUN to SAT");

        final int place;
        final int lowest;
        final int highest;
        final String rule;

        Field(int place, int lowest, int highest, String values) {
            this.place = place;
            this.lowest = lowest;
            this.highest = highest;
            this.rule = "must have " + values + ", a range, step or list of them, or *, as its field " + (place + 1);
        }
    }

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ITEM =
            Pattern.compile("(\\*|[0-9]{1,2}|[A-Z]{3})(?:(?<!\\*)-([0-9]{1,2}|[A-Z]{3}))?(?:/([0-9]{1,2}))?");
    private static final Pattern SUNDAY_FIRST = Pattern.compile("(?<!-)SUN");
    // As many years as no two matching days are apart, with two clock changes each and some to spare.
    private static final int MAX_CLOCK_CHANGES = 100;

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .withStrictRange()
            .and()
            .instance());

    private final ExecutionTime times;
    private final ZoneRules clocks;

    private CronFields(ExecutionTime times, ZoneRules clocks) {
        this.times = times;
        this.clocks = clocks;
    }

    static CronFields parse(String text, ZoneId zone) {
        String[] fields = SPACES.split(text.toUpperCase(Locale.ROOT).replace('?', '*'), -1);
        if (fields.length != Field.values().length) {
            throw new IllegalArgumentException("must be a cron expression of five fields");
        }
        for (Field field : Field.values()) {
            fields[field.place] = normalized(fields[field.place], field);
        }
        return new CronFields(ExecutionTime.forCron(PARSER.parse(String.join(" ", fields))), zone.getRules());
    }

    private static String normalized(String text, Field field) {
        StringBuilder items = new StringBuilder();
        for (String item : text.split(",", -1)) {
            items.append(items.isEmpty() ? "" : ",").append(normalizedItem(item, field));
        }
        String normalized = SUNDAY_FIRST.matcher(items).replaceAll("0");
        String[] alone = {"*", "*", "*", "*", "*"};
        alone[field.place] = normalized;
        try {
            PARSER.parse(String.join(" ", alone));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field.rule, e);
        }
        return normalized;
    }

    /** Without the steps that the library refuses or misunderstands: those wider than the field, and those of one. */
    private static String normalizedItem(String text, Field field) {
        Matcher item = ITEM.matcher(text);
        if (!item.matches()) {
            throw new IllegalArgumentException(field.rule);
        }
        if (!item.group(1).equals("*") || item.group(3) == null) {
            return text;
        }
        int step = Integer.parseInt(item.group(3));
        if (step > field.highest) {
            return Integer.toString(field.lowest);
        }
        return step == 1 ? "*" : text;
    }

    /** Looks from one change of the clocks to the next, each of which shifts the time that the fields mean. */
    @Nullable Instant next(Instant after) {
        OffsetDateTime from = after.atOffset(clocks.getOffset(after));
        ZoneOffsetTransition change = clocks.nextTransition(after);
        for (int changes = 0; changes < MAX_CLOCK_CHANGES; changes++) {
            LocalDateTime wallTime = nextWallTime(from.toLocalDateTime());
            if (wallTime == null) {
                return null;
            }
            Instant time = wallTime.toInstant(from.getOffset());
            if (change == null || time.isBefore(change.getInstant())) {
                return time;
            }
            // The instant of the change itself is to be found, too.
            from = change.getInstant().minusNanos(1).atOffset(change.getOffsetAfter());
            change = clocks.nextTransition(change.getInstant());
        }
        return null;
    }

    private @Nullable LocalDateTime nextWallTime(LocalDateTime after) {
        Optional<ZonedDateTime> next = times.nextExecution(after.atZone(ZoneOffset.UTC));
        return next.isEmpty() ? null : next.get().toLocalDateTime();
    }
}
