package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options and the forwarded headers of a message, of its callback and of its failure callback. An option that this
 * server does not know is refused, since a message that is delivered without it would be another message.
 */
final class UpstashHeaders {

    /** Whose options a header sets, by the beginning of its name. */
    enum Target {
        MESSAGE("Upstash-"),
        CALLBACK("Upstash-Callback-"),
        FAILURE_CALLBACK("Upstash-Failure-Callback-");

        final String prefix;

        Target(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final String FORWARD = "Forward-";
    private static final Set<String> OF_ALL = Set.of("method", "delay", "retries", "retry-delay", "timeout");
    private static final Set<String> OF_MESSAGE = Set.of(
            "not-before",
            "deduplication-id",
            "content-based-deduplication",
            "label",
            "flow-control-key",
            "flow-control-value",
            "redact-fields",
            "header-forward",
            "callback",
            "failure-callback");
    private static final Set<String> OF_SCHEDULE = Set.of("cron", "schedule-id", "queue-name");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private final Map<String, OptionValue> options = new HashMap<>();
    private final Map<Target, List<Header>> forwarded = new HashMap<>();

    /** Reads all headers whose name begins with {@code Upstash-}, and no others. */
    UpstashHeaders(List<Header> lines) {
        for (Header line : lines) {
            if (isUpstash(line.name())) {
                read(line, targetOf(line.name()));
            }
        }
    }

    /** Whether a header or a parameter of that name is meant for QStash. */
    static boolean isUpstash(String name) {
        return startsWith(name, Target.MESSAGE.prefix);
    }

    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static Target targetOf(String name) {
        if (startsWith(name, Target.FAILURE_CALLBACK.prefix)) {
            return Target.FAILURE_CALLBACK;
        }
        return startsWith(name, Target.CALLBACK.prefix) ? Target.CALLBACK : Target.MESSAGE;
    }

    private void read(Header line, Target target) {
        String option = line.name().substring(target.prefix.length());
        if (startsWith(option, FORWARD)) {
            forward(line, target, option.substring(FORWARD.length()));
        } else if (isKnown(option.toLowerCase(Locale.ROOT), target)) {
            String name = line.name();
            String value = line.value().trim();
            if (!value.isEmpty()
                    && options.putIfAbsent(name.toLowerCase(Locale.ROOT), new OptionValue(name, value)) != null) {
                throw Refusal.badRequest(name + " must be given once, as a header or as a parameter.");
            }
        } else if (target == Target.MESSAGE && OF_SCHEDULE.contains(option.toLowerCase(Locale.ROOT))) {
            throw Refusal.badRequest(line.name() + " is for schedules; POST to /v2/schedules/{destination}, or to "
                    + "/v2/enqueue/{queue}/{destination} for a queue.");
        } else if (!isHarmless(line)) {
            throw Refusal.badRequest("The header " + Refusal.quoted(line.name()) + " is not supported by this server.");
        }
    }

    private void forward(Header line, Target target, String name) {
        forwarded.computeIfAbsent(target, key -> new ArrayList<>()).add(forwardable(name, line));
    }

    /** The header of that name with the value of a line, which must be possible on the wire. */
    static Header forwardable(String name, Header line) {
        if (!NAME.matcher(name).matches() || !isValue(line.value())) {
            throw Refusal.badRequest("The header " + Refusal.quoted(line.name()) + " cannot be forwarded.");
        }
        return new Header(name, line.value());
    }

    /** Whether a header can have this value on the wire. */
    static boolean isValue(String value) {
        return VALUE.matcher(value).matches();
    }

    private static boolean isKnown(String option, Target target) {
        return OF_ALL.contains(option) || (target == Target.MESSAGE && OF_MESSAGE.contains(option));
    }

    /** Whether a message without it is the same message. */
    private static boolean isHarmless(Header line) {
        return startsWith(line.name(), "Upstash-Telemetry-");
    }

    /** Null when the option is absent or empty. */
    @Nullable OptionValue option(Target target, String option) {
        return options.get((target.prefix + option).toLowerCase(Locale.ROOT));
    }

    Headers forwarded(Target target) {
        return new Headers(forwarded.getOrDefault(target, List.of()));
    }
}
