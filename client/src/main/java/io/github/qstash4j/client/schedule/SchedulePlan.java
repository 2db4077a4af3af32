package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.schedule.ScheduleChange.Action;
import java.util.List;

/**
 * What a {@link ScheduleReconciler} would do, or has done.
 *
 * @param schedules one for every schedule that is declared or the owner's: those that are declared in their order, then
 *     the others
 */
public record SchedulePlan(List<ScheduleChange> schedules) {

    /** Copies the list. */
    public SchedulePlan {
        schedules = List.copyOf(schedules);
    }

    static SchedulePlan of(List<PlannedStep> steps) {
        return new SchedulePlan(steps.stream().map(PlannedStep::change).toList());
    }

    /** Whether no schedule is created, updated or removed. */
    public boolean isWithoutChange() {
        return schedules.stream().noneMatch(change -> change.action().isChange());
    }

    /** The ids of the schedules with which this is done. */
    public List<String> ids(Action action) {
        return schedules.stream()
                .filter(change -> change.action() == action)
                .map(ScheduleChange::scheduleId)
                .toList();
    }
}
