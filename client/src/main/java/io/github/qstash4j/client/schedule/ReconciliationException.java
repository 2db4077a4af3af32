package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.QStashException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some schedules could not be made what they are declared to be. The message names each, and so do the suppressed
 * exceptions. The next run of the reconciler begins with what is left to do, but for one thing: a schedule that was
 * paused, was overwritten, and could not be paused again may be running now.
 */
public final class ReconciliationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SchedulePlan plan;
    private final transient Map<String, QStashException> failures;
    private final transient List<String> notTried;

    ReconciliationException(
            String owner, SchedulePlan plan, Map<String, QStashException> failures, List<String> notTried) {
        super(message(owner, failures, notTried));
        this.plan = plan;
        this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        this.notTried = List.copyOf(notTried);
        failures.values().forEach(this::addSuppressed);
    }

    private static String message(String owner, Map<String, QStashException> failures, List<String> notTried) {
        List<String> parts = new ArrayList<>();
        failures.forEach((id, failure) -> parts.add(id + ": " + failure.getMessage()));
        if (!notTried.isEmpty()) {
            parts.add("not tried: " + String.join(", ", notTried));
        }
        return failures.size() + " of the schedules of " + owner + " failed; " + String.join("; ", parts);
    }

    /** What was to be done. */
    public SchedulePlan plan() {
        return plan;
    }

    /** What went wrong, by the id of the schedule; never empty. */
    public Map<String, QStashException> failures() {
        return failures;
    }

    /** The ids of the schedules that were left alone after a failure that they would have met as well. */
    public List<String> notTried() {
        return notTried;
    }
}
