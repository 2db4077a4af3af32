package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of a schedule, apart in those that only a schedule can have and those of what it publishes. */
final class ScheduleOptions {

    private static final String CRON = "Upstash-Cron";
    private static final String ID = "Upstash-Schedule-Id";
    private static final String QUEUE = "Upstash-Queue-Name";
    private static final String NOT_BEFORE = "Upstash-Not-Before";
    private static final List<String> NAMES = List.of(CRON, ID, QUEUE, NOT_BEFORE);

    private final Map<String, OptionValue> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Header> rest = new ArrayList<>();

    ScheduleOptions(Headers headers) {
        for (Header line : headers.lines()) {
            if (NAMES.stream().noneMatch(line.name()::equalsIgnoreCase)) {
                rest.add(line);
            } else {
                read(line);
            }
        }
    }

    private void read(Header line) {
        String value = line.value().trim();
        if (!value.isEmpty() && options.putIfAbsent(line.name(), new OptionValue(line.name(), value)) != null) {
            throw Refusal.badRequest(line.name() + " must be given once, as a header or as a parameter.");
        }
    }

    OptionValue cron() {
        OptionValue cron = options.get(CRON);
        if (cron == null) {
            throw Refusal.badRequest(CRON + " is missing.");
        }
        return cron;
    }

    /** Null when the schedule is to get one. */
    @Nullable String id() {
        return resource(ID);
    }

    /** Null for no queue. */
    @Nullable String queueName() {
        return resource(QUEUE);
    }

    private @Nullable String resource(String name) {
        OptionValue value = options.get(name);
        return value == null ? null : value.resource();
    }

    /** Refuses what only a single message can have. */
    void check() {
        if (options.containsKey(NOT_BEFORE)) {
            throw Refusal.badRequest(NOT_BEFORE + " must not be given with a schedule; Upstash-Delay can be.");
        }
    }

    Headers rest() {
        return new Headers(rest);
    }
}
