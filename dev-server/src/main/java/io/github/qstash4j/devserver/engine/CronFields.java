package io.github.qstash4j.devserver.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The five fields of a cron expression, in one time zone. */
final class CronFields {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** From one 29 February to the next is the longest time without a matching day. */
    private static final int MAX_YEARS = 9;
    // As many years, with two clock changes each and some to spare.
    private static final int MAX_CLOCK_CHANGES = 100;

    private final Map<CronField, BitSet> allowed;
    private final ZoneRules clocks;

    private CronFields(Map<CronField, BitSet> allowed, ZoneRules clocks) {
        this.allowed = allowed;
        this.clocks = clocks;
    }

    static CronFields parse(String text, ZoneId zone) {
        String[] texts = SPACES.split(text.toUpperCase(Locale.ROOT), -1);
        CronField[] fields = CronField.values();
        if (texts.length != fields.length) {
            throw new IllegalArgumentException("must be a cron expression of five fields");
        }
        Map<CronField, BitSet> allowed = new EnumMap<>(CronField.class);
        for (CronField field : fields) {
            allowed.put(field, field.values(texts[field.place() - 1]));
        }
        return new CronFields(allowed, zone.getRules());
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
        LocalDate today = after.toLocalDate();
        LocalDateTime time = isDay(today) ? nextTime(today, after.getHour(), after.getMinute() + 1) : null;
        LocalDate end = today.plusYears(MAX_YEARS);
        LocalDate day = today.plusDays(1);
        while (time == null && day.isBefore(end)) {
            if (!allowed(CronField.MONTH).get(day.getMonthValue())) {
                day = day.plusMonths(1).withDayOfMonth(1);
            } else if (isDay(day)) {
                time = nextTime(day, 0, 0);
            } else {
                day = day.plusDays(1);
            }
        }
        return time;
    }

    /** Where both days are restricted, one of them must match. */
    private boolean isDay(LocalDate day) {
        BitSet ofMonth = allowed(CronField.DAY_OF_MONTH);
        BitSet ofWeek = allowed(CronField.DAY_OF_WEEK);
        boolean inMonth = ofMonth.get(day.getDayOfMonth());
        boolean inWeek = ofWeek.get(day.getDayOfWeek().getValue() % 7);
        boolean bothRestricted =
                !CronField.DAY_OF_MONTH.isUnrestricted(ofMonth) && !CronField.DAY_OF_WEEK.isUnrestricted(ofWeek);
        return allowed(CronField.MONTH).get(day.getMonthValue())
                && (bothRestricted ? (inMonth || inWeek) : (inMonth && inWeek));
    }

    /** The first time of a day from the given one on; the minute may be 60. */
    private @Nullable LocalDateTime nextTime(LocalDate day, int hour, int minute) {
        BitSet hours = allowed(CronField.HOUR);
        BitSet minutes = allowed(CronField.MINUTE);
        int nextMinute = hours.get(hour) ? minutes.nextSetBit(minute) : -1;
        if (nextMinute >= 0) {
            return day.atTime(hour, nextMinute);
        }
        int nextHour = hours.nextSetBit(hour + 1);
        return nextHour < 0 ? null : day.atTime(nextHour, minutes.nextSetBit(0));
    }

    private BitSet allowed(CronField field) {
        return allowed.getOrDefault(field, new BitSet());
    }
}
