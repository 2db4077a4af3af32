package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The delay that a destination asks for in its response, as seconds, as a date or as a duration.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/retry">Retry-After headers</a>
 */
final class RequestedDelay {

    private static final List<String> HEADERS =
            List.of("Retry-After", "X-RateLimit-Reset", "X-RateLimit-Reset-Requests", "X-RateLimit-Reset-Tokens");
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ROOT);
    // The name of the day says nothing that the date does not; QStash's own example has a wrong one.
    private static final Pattern RFC_1123 =
            Pattern.compile("(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{1,2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2}) "
                    + "(?:GMT|UTC|([+-]\\d{4}))");

    private RequestedDelay() {}

    /**
     * Null when no header asks for a delay of at most a day; the first one that does counts. Dates are counted from
     * now.
     */
    static @Nullable Duration in(Headers headers, Instant now) {
        for (String name : HEADERS) {
            String value = headers.first(name);
            Duration delay = value == null ? null : parse(value.trim(), now);
            if (delay != null && delay.compareTo(LONGEST) <= 0) {
                return delay;
            }
        }
        return null;
    }

    private static @Nullable Duration parse(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Matcher date = RFC_1123.matcher(value);
        return date.matches() ? until(date.group(1), date.group(2), now) : GoDuration.parse(value);
    }

    private static @Nullable Duration until(String date, @Nullable String offset, Instant now) {
        try {
            ZoneOffset zone = offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset);
            Duration delay =
                    Duration.between(now, LocalDateTime.parse(date, DATE).toInstant(zone));
            return delay.isNegative() ? Duration.ZERO : delay;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
