package io.github.qstash4j.devserver.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The duration format of a response header, such as {@code 6m5s} or {@code 1.5h}. */
final class GoDuration {

    private static final int MAX_LENGTH = 64;
    // A header value holds one character per byte, so the two letters for micro come as two characters each.
    private static final String UNIT = "(ns|us|µs|μs|\u00c2\u00b5s|\u00ce\u00bcs|ms|s|m|h)";
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)" + UNIT);
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART + ")+");

    private GoDuration() {}

    /** Null when the text is not such a duration. */
    static @Nullable Duration parse(String text) {
        if (text.length() > MAX_LENGTH || !WHOLE.matcher(text).matches()) {
            return null;
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanosOf(part.group(2)))));
        }
        BigDecimal longest = BigDecimal.valueOf(Long.MAX_VALUE);
        return Duration.ofNanos(nanos.min(longest).longValue());
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000L;
        };
    }
}
