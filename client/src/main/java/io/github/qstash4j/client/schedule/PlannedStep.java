package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.schedule.ScheduleChange.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change, and what it takes to make it.
 *
 * @param wanted what is to be created or updated; null for the other actions
 * @param pauseAgain whether it was paused, which QStash need not keep when it is overwritten
 */
record PlannedStep(ScheduleChange change, @Nullable OutgoingSchedule wanted, boolean pauseAgain) {

    static PlannedStep of(String id, Action action, String... reasons) {
        return new PlannedStep(new ScheduleChange(id, action, List.of(reasons)), null, false);
    }

    static PlannedStep put(
            String id, Action action, List<String> reasons, OutgoingSchedule wanted, boolean pauseAgain) {
        return new PlannedStep(new ScheduleChange(id, action, reasons), wanted, pauseAgain);
    }

    void carryOut(Schedules schedules) {
        if (wanted != null) {
            create(schedules, wanted);
        }
        if (pauseAgain) {
            schedules.pause(change.scheduleId());
        }
        if (change.action() == Action.REMOVE) {
            schedules.delete(change.scheduleId());
        }
    }

    private void create(Schedules schedules, OutgoingSchedule schedule) {
        try {
            String unused = schedules.create(schedule);
        } catch (QStashException e) {
            if (pauseAgain && e.mayBeDone()) {
                pauseAfter(e, schedules);
            }
            throw e;
        }
    }

    /** The next run would find a schedule that was overwritten as it is declared, and not pause it. */
    private void pauseAfter(QStashException failure, Schedules schedules) {
        try {
            schedules.pause(change.scheduleId());
        } catch (QStashException e) {
            failure.addSuppressed(e);
        }
    }
}
