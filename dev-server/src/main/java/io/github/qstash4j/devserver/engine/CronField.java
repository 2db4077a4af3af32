package io.github.qstash4j.devserver.engine;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One field of a cron expression, by its values and what a malformed one must be instead. */
enum CronField {
    MINUTE(1, 0, 59, "a minute from 0 to 59", ""),
    HOUR(2, 0, 23, "an hour from 0 to 23", ""),
    DAY_OF_MONTH(3, 1, 31, "a day of the month from 1 to 31", ""),
    MONTH(4, 1, 12, "a month from 1 to 12 or JAN to DEC", "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"),
    DAY_OF_WEEK(5, 0, 6, "a day of the week from 0 to 7 or SUN to SAT", "SUNMONTUEWEDTHUFRISAT");

    private static final Pattern ITEM =
            Pattern.compile("(?:(\\*|\\?)|([0-9]{1,2}|[A-Z]{3})(?:-([0-9]{1,2}|[A-Z]{3}))?)(?:/([0-9]{1,2}))?");
    private static final int SUNDAY_AGAIN = 7;
    private static final int NAME_LENGTH = 3;

    private final int place;
    private final int lowest;
    private final int highest;
    /** Three letters each. */
    private final String names;

    private final String rule;

    CronField(int place, int lowest, int highest, String values, String names) {
        this.place = place;
        this.lowest = lowest;
        this.highest = highest;
        this.names = names;
        this.rule = "must have " + values + ", a range, step or list of them, or *, as its field " + place;
    }

    /** Counted from 1. */
    int place() {
        return place;
    }

    /**
     * The values that the text, in upper case, allows.
     *
     * @throws IllegalArgumentException when it cannot be understood; the message says what it must be
     */
    BitSet values(String text) {
        BitSet values = new BitSet();
        for (String item : text.split(",", -1)) {
            add(values, item);
        }
        return values;
    }

    private void add(BitSet values, String text) {
        Matcher item = ITEM.matcher(text);
        if (!item.matches()) {
            throw invalid();
        }
        String step = item.group(4);
        if (item.group(1) != null) {
            addRange(values, lowest, highest, step);
        } else if (item.group(3) != null) {
            int from = value(item.group(2));
            int to = value(item.group(3));
            // By its name, Sunday is the last day of the week, too.
            addRange(values, from, item.group(3).equals("SUN") && from > 0 ? SUNDAY_AGAIN : to, step);
        } else {
            int from = value(item.group(2));
            // Where steps begin, 7 is the Sunday that the week begins with.
            addRange(values, step == null ? from : from % (highest + 1), step == null ? from : highest, step);
        }
    }

    private void addRange(BitSet values, int from, int to, @Nullable String stepText) {
        int step = stepText == null ? 1 : Integer.parseInt(stepText);
        if (step == 0 || from > to) {
            throw invalid();
        }
        for (int value = from; value <= to; value += step) {
            values.set(this == DAY_OF_WEEK ? value % SUNDAY_AGAIN : value);
        }
    }

    private int value(String text) {
        if (Character.isLetter(text.charAt(0))) {
            int named = names.indexOf(text);
            if (named < 0 || named % NAME_LENGTH != 0) {
                throw invalid();
            }
            return named / NAME_LENGTH + lowest;
        }
        int value = Integer.parseInt(text);
        if (value < lowest || value > (this == DAY_OF_WEEK ? SUNDAY_AGAIN : highest)) {
            throw invalid();
        }
        return value;
    }

    /** Whether the field keeps nothing out. */
    boolean isUnrestricted(BitSet values) {
        return values.cardinality() == highest - lowest + 1;
    }

    private IllegalArgumentException invalid() {
        return new IllegalArgumentException(rule);
    }
}
