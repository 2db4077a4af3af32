package io.github.qstash4j.devserver.message;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many messages of one key are delivered at the same time and in a period; at least one of the two is limited.
 *
 * @param key what names the messages that share the limits
 * @param parallelism how many may be in delivery at the same time; null when that is not limited
 * @param rate how many deliveries may begin in a period; null when that is not limited
 * @param period what the rate is counted in, from a second to a week
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control</a>
 */
public record FlowControl(
        String key, @Nullable Integer parallelism, @Nullable Integer rate, Duration period) {

    private static final int MAX_LENGTH = 200;
    private static final long MAX_NUMBER = 1_000_000_000;
    private static final Duration DEFAULT_PERIOD = Duration.ofSeconds(1);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(7);
    private static final Pattern SETTING = Pattern.compile("(parallelism|rate|period)=([0-9smhd]+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final Pattern DURATION = Pattern.compile("[0-9]{1,9}|(?:[0-9]{1,9}[smhd])+");
    private static final Pattern DURATION_PART = Pattern.compile("([0-9]+)([smhd]?)");

    /**
     * Reads {@code parallelism=3, rate=5, period=1m}, or a part of it, in any order. The period is a second where none
     * is given. Null when the value is malformed, out of range, or limits nothing.
     */
    public static @Nullable FlowControl parse(String key, String value) {
        Map<String, String> settings = settings(value);
        String parallelism = settings.get("parallelism");
        String rate = settings.get("rate");
        Duration period = period(settings.get("period"));
        if ((parallelism == null && rate == null) || !isNumber(parallelism) || !isNumber(rate) || period == null) {
            return null;
        }
        return new FlowControl(
                key,
                parallelism == null ? null : Integer.valueOf(parallelism),
                rate == null ? null : Integer.valueOf(rate),
                period);
    }

    /** Empty when the value is not a list of settings, each given once. */
    private static Map<String, String> settings(String value) {
        if (value.length() > MAX_LENGTH) {
            return Map.of();
        }
        Map<String, String> settings = new HashMap<>();
        for (String part : value.split(",", -1)) {
            Matcher setting = SETTING.matcher(part.trim());
            if (!setting.matches() || settings.put(setting.group(1), setting.group(2)) != null) {
                return Map.of();
            }
        }
        return settings;
    }

    private static boolean isNumber(@Nullable String text) {
        if (text == null) {
            return true;
        }
        long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
        return number >= 1 && number <= MAX_NUMBER;
    }

    private static @Nullable Duration period(@Nullable String text) {
        if (text == null) {
            return DEFAULT_PERIOD;
        }
        if (!DURATION.matcher(text).matches()) {
            return null;
        }
        Duration sum = Duration.ZERO;
        Matcher part = DURATION_PART.matcher(text);
        while (part.find()) {
            sum = sum.plusSeconds(Long.parseLong(part.group(1)) * secondsOf(part.group(2)));
        }
        return sum.isZero() || sum.compareTo(LONGEST_PERIOD) > 0 ? null : sum;
    }

    /** A number alone means seconds. */
    private static long secondsOf(String unit) {
        return switch (unit) {
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 1;
        };
    }
}
