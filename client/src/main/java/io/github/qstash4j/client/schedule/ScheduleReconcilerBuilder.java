package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.QStash;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link ScheduleReconciler} is to see to. Not thread-safe. */
public final class ScheduleReconcilerBuilder {

    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    private final QStash qstash;
    private final Map<String, OutgoingSchedule> declared = new LinkedHashMap<>();
    private @Nullable String owner;
    private boolean takeOver;
    private boolean removeUndeclared;

    ScheduleReconcilerBuilder(QStash qstash) {
        this.qstash = qstash;
    }

    /**
     * Names who declares the schedules; required. Every instance of an application is the same owner, and no two
     * applications of an account are.
     *
     * @param name 1 to 200 letters, digits, hyphens, periods and underscores
     */
    public ScheduleReconcilerBuilder owner(String name) {
        if (!OWNER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "owner must be 1 to 200 letters, digits, hyphens, periods and underscores, and no others.");
        }
        owner = name;
        return this;
    }

    /** Adds {@linkplain #declare(Collection) these} schedules. */
    public ScheduleReconcilerBuilder declare(OutgoingSchedule... schedules) {
        return declare(List.of(schedules));
    }

    /**
     * Adds these schedules, which must be there with these settings.
     *
     * @param schedules each with an id, which is unique in the account
     */
    public ScheduleReconcilerBuilder declare(Collection<OutgoingSchedule> schedules) {
        for (OutgoingSchedule schedule : schedules) {
            String id = schedule.id();
            if (id == null) {
                throw new IllegalArgumentException("declare needs schedules that have an id, but there is none on "
                        + schedule + "; call id(...).");
            }
            if (declared.putIfAbsent(id, schedule) != null) {
                throw new IllegalArgumentException("declare has two schedules with the id " + id + ".");
            }
        }
        return this;
    }

    /**
     * Overwrites a schedule that has a declared id and is not the owner's, instead of reporting a conflict: to adopt
     * what was created by hand. Without it, false. Two owners that declare one id, both with this, take turns for ever.
     */
    public ScheduleReconcilerBuilder takeOver(boolean whetherTo) {
        takeOver = whetherTo;
        return this;
    }

    /** Removes the owner's schedules that are not declared, instead of only reporting them. Without it, false. */
    public ScheduleReconcilerBuilder removeUndeclared(boolean whetherTo) {
        removeUndeclared = whetherTo;
        return this;
    }

    /**
     * The reconciler.
     *
     * @throws IllegalStateException if there is no owner, or if {@code removeUndeclared} would remove every schedule of
     *     the owner because none is declared
     */
    public ScheduleReconciler build() {
        if (owner == null) {
            throw new IllegalStateException("A reconciler of schedules needs an owner; call owner(...).");
        }
        if (removeUndeclared && declared.isEmpty()) {
            throw new IllegalStateException("removeUndeclared with no declared schedule would remove all schedules of "
                    + owner + "; declare some, or leave it out and call removeAll() if that is what you want.");
        }
        return new ScheduleReconciler(qstash, Declarations.of(owner, declared, takeOver, removeUndeclared));
    }
}
