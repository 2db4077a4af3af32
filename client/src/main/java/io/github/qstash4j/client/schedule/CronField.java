package io.github.qstash4j.client.schedule;

import java.util.List;
import java.util.Locale;

/** One of the five fields of a cron expression: says what is wrong with a text that it cannot hold. */
enum CronField {
    MINUTE("minute", 0, 59, "0 to 59", ""),
    HOUR("hour", 0, 23, "0 to 23", ""),
    DAY_OF_MONTH("day of the month", 1, 31, "1 to 31", ""),
    MONTH("month", 1, 12, "1 to 12 and JAN to DEC", "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    DAY_OF_WEEK(
            "day of the week", 0, 7, "0 to 7, both of which are Sunday, and SUN to SAT", "SUN MON TUE WED THU FRI SAT");

    private static final int LAST_SUNDAY = 7;
    private static final int MOST_DIGITS = 2;

    private final String label;
    private final int lowest;
    private final int highest;
    private final String allowed;
    /** Parted by spaces. */
    private final String names;

    CronField(String label, int lowest, int highest, String allowed, String names) {
        this.label = label;
        this.lowest = lowest;
        this.highest = highest;
        this.allowed = allowed;
        this.names = names;
    }

    @Override
    public String toString() {
        return label;
    }

    /** Refuses a text, in ASCII, that is not a list of values, ranges and steps. */
    void check(String text) {
        for (String item : text.split(",", -1)) {
            checkItem(text, item);
        }
    }

    private void checkItem(String text, String item) {
        String[] rangeAndStep = item.split("/", -1);
        if (rangeAndStep.length > 2) {
            throw wrong(text, "\"" + item + "\" has more than one step");
        }
        if (rangeAndStep.length == 2) {
            checkStep(text, rangeAndStep[1]);
        }
        String range = rangeAndStep[0];
        if (!range.equals("*") && !range.equals("?")) {
            checkRange(text, range);
        }
    }

    private void checkStep(String text, String step) {
        if (!isNumber(step) || Integer.parseInt(step) == 0) {
            throw wrong(text, "\"" + step + "\" is no step, which is a number from 1 to 99");
        }
    }

    private void checkRange(String text, String range) {
        String[] ends = range.split("-", -1);
        if (ends.length > 2) {
            throw wrong(text, "\"" + range + "\" has more than one hyphen");
        }
        int from = value(text, ends[0]);
        if (ends.length == 2 && from > end(text, ends[1], from)) {
            throw wrong(text, "the range " + range + " runs backwards");
        }
    }

    /** The week begins with Sunday, and a range such as FRI-SUN ends with it. */
    private int end(String text, String end, int from) {
        int to = value(text, end);
        boolean sundayByName = this == DAY_OF_WEEK && end.equalsIgnoreCase("SUN");
        return sundayByName && from > 0 ? LAST_SUNDAY : to;
    }

    private int value(String text, String value) {
        if (isNumber(value)) {
            int number = Integer.parseInt(value);
            if (number < lowest || number > highest) {
                throw wrong(text, value + " is out of range");
            }
            return number;
        }
        int name = value.isEmpty() ? -1 : List.of(names.split(" ")).indexOf(value.toUpperCase(Locale.ROOT));
        if (name < 0) {
            throw wrong(text, value.isEmpty() ? "a value is missing" : "\"" + value + "\" is no value");
        }
        return name + lowest;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private IllegalArgumentException wrong(String text, String what) {
        return new IllegalArgumentException("cron " + label + " \"" + text + "\": " + what + "; allowed are " + allowed
                + ", ranges (2-5), steps (*/2), lists of these (1,4-6) and *.");
    }
}
