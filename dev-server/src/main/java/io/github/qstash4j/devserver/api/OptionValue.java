package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Target;
import io.github.qstash4j.devserver.message.UrlGroupName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of one option of a message, which knows its name for the case that it cannot be understood. */
record OptionValue(String name, String text) {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]{1,9}[smhd])+");
    private static final Pattern PART = Pattern.compile("([0-9]+)([smhd])");
    private static final Pattern RESOURCE = Pattern.compile("[A-Za-z0-9._-]{1,250}");
    private static final int MAX_LENGTH = 100;
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{1,11}");

    String method() {
        if (!METHODS.contains(text)) {
            throw invalid("must be GET, POST, PUT, PATCH or DELETE");
        }
        return text;
    }

    /** Such as {@code 1d10h30m}. */
    Duration duration() {
        if (text.length() > MAX_LENGTH || !DURATION.matcher(text).matches()) {
            throw invalid("must be a duration such as 50s, 3m, 10h or 1d10h30m");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            long value = Long.parseLong(part.group(1));
            sum = sum.plusSeconds(value * secondsOf(part.group(2).charAt(0)));
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw invalid("must be at most " + LONGEST.toDays() + " days");
        }
        return sum;
    }

    private static long secondsOf(char unit) {
        return switch (unit) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3_600;
            default -> 86_400;
        };
    }

    int count() {
        if (!COUNT.matcher(text).matches()) {
            throw invalid("must be a number, 0 or more");
        }
        return Integer.parseInt(text);
    }

    /** Whether it says true, which SDKs spell in more than one way. */
    boolean bool() {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw invalid("must be true or false");
        }
        return text.equalsIgnoreCase("true");
    }

    /** The parts between commas; empty ones are left out. */
    List<String> list() {
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The id of a resource. */
    String resource() {
        if (!RESOURCE.matcher(text).matches()) {
            throw invalid("must have 1 to 250 letters, digits, hyphens, periods and underscores, and no others");
        }
        return text;
    }

    /** A Unix time in seconds. */
    Instant unixTime() {
        if (!UNIX_SECONDS.matcher(text).matches()) {
            throw invalid("must be a Unix time in seconds");
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(text));
        } catch (DateTimeException e) {
            throw invalid("must be a Unix time in seconds");
        }
    }

    /** A URL, or the name of a URL group. */
    Target target() {
        return RESOURCE.matcher(text).matches() ? new UrlGroupName(text) : destination();
    }

    Destination destination() {
        Destination destination = Destination.parse(text);
        if (destination == null) {
            throw invalid("must be an absolute http:// or https:// URL, percent-encoded, "
                    + "without user information or fragment");
        }
        return destination;
    }

    Refusal invalid(String rule) {
        return Refusal.badRequest(name + " " + rule + ", but is " + Refusal.quoted(text) + ".");
    }
}
