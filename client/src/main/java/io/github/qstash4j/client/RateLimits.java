package io.github.qstash4j.client;

import io.github.qstash4j.client.RateLimit.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the headers of all limits that an answer tells of. */
final class RateLimits {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:h|m|s|ms|us|µs|ns))+");
    private static final Pattern PART = Pattern.compile("([0-9.]+)([a-zµ]+)");

    /** Less cannot be a moment in our time: it is a number of seconds from now. */
    private static final long FIRST_MOMENT_SECONDS = 1_000_000_000L;

    private static final long FIRST_MOMENT_MILLIS = FIRST_MOMENT_SECONDS * 100;

    private RateLimits() {}

    static List<RateLimit> read(Answer answer, Instant now) {
        List<RateLimit> limits = new ArrayList<>();
        add(limits, Kind.DAILY, answer, "RateLimit-%s", now);
        add(limits, Kind.BURST, answer, "Burst-RateLimit-%s", now);
        add(limits, Kind.CHAT_REQUESTS, answer, "x-ratelimit-%s-requests", now);
        add(limits, Kind.CHAT_TOKENS, answer, "x-ratelimit-%s-tokens", now);
        return List.copyOf(limits);
    }

    private static void add(List<RateLimit> limits, Kind kind, Answer answer, String name, Instant now) {
        String limit = header(answer, name, "limit");
        String remaining = header(answer, name, "remaining");
        String reset = header(answer, name, "reset");
        if (limit != null || remaining != null || reset != null) {
            limits.add(new RateLimit(kind, number(limit), number(remaining), moment(reset, now)));
        }
    }

    private static @Nullable String header(Answer answer, String name, String part) {
        return answer.headers()
                .firstValue(name.replace("%s", part))
                .map(String::strip)
                .orElse(null);
    }

    private static @Nullable Long number(@Nullable String value) {
        return value != null && NUMBER.matcher(value).matches() ? Long.valueOf(value) : null;
    }

    private static @Nullable Instant moment(@Nullable String value, Instant now) {
        Long number = number(value);
        if (number == null) {
            return value != null && DURATION.matcher(value).matches() ? now.plus(duration(value)) : null;
        }
        if (number < FIRST_MOMENT_SECONDS) {
            return now.plusSeconds(number);
        }
        return number < FIRST_MOMENT_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static Duration duration(String value) {
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(value);
        while (parts.find()) {
            double nanos = Double.parseDouble(parts.group(1)) * nanosOf(parts.group(2));
            sum = sum.plusNanos((long) nanos);
        }
        return sum;
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "h" -> Duration.ofHours(1).toNanos();
            case "m" -> Duration.ofMinutes(1).toNanos();
            case "s" -> 1_000_000_000L;
            case "ms" -> 1_000_000L;
            case "ns" -> 1L;
            default -> 1_000L;
        };
    }
}
