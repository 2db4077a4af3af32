package io.github.qstash4j.client.schedule;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The duration behind {@code @every}: numbers with units, such as {@code 1h30m} or {@code 1.5h}. */
final class CronInterval {

    private static final int LONGEST = 64;
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|ms|s|m|h)");

    private CronInterval() {}

    static void check(String text) {
        if (text.length() > LONGEST || seconds(text).compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("cron interval \"" + text
                    + "\" must be a second or more, in hours, minutes and seconds, such as @every 1h30m.");
        }
    }

    /** Zero for what is no duration. */
    private static BigDecimal seconds(String text) {
        BigDecimal seconds = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!part.find(end) || part.start() != end) {
                return BigDecimal.ZERO;
            }
            seconds = seconds.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
            end = part.end();
        }
        return seconds;
    }

    private static BigDecimal unit(String name) {
        return new BigDecimal(
                switch (name) {
                    case "h" -> "3600";
                    case "m" -> "60";
                    case "s" -> "1";
                    case "ms" -> "0.001";
                    case "us" -> "0.000001";
                    default -> "0.000000001";
                });
    }
}
