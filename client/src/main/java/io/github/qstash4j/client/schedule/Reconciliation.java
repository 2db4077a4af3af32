package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.schedule.ScheduleChange.Action;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run through the steps of a plan. */
final class Reconciliation {

    private static final Logger LOGGER = System.getLogger(ScheduleReconciler.class.getName());
    private static final int INTERNAL_ERROR = 500;

    private final String owner;
    private final Schedules schedules;
    private final Map<String, QStashException> failures = new LinkedHashMap<>();
    private final List<String> notTried = new ArrayList<>();
    private boolean ended;

    Reconciliation(String owner, Schedules schedules) {
        this.owner = owner;
        this.schedules = schedules;
    }

    SchedulePlan carryOut(List<PlannedStep> steps) {
        steps.forEach(this::carryOut);
        SchedulePlan plan = SchedulePlan.of(steps);
        if (failures.isEmpty()) {
            return plan;
        }
        throw new ReconciliationException(owner, plan, failures, notTried);
    }

    private void carryOut(PlannedStep step) {
        String id = step.change().scheduleId();
        if (step.change().action() == Action.CONFLICT) {
            LOGGER.log(
                    Level.WARNING,
                    "Schedule {0} is declared by {1}, but is left as it is: {2}",
                    id,
                    owner,
                    step.change().reasons());
        } else if (ended && step.change().action().isChange()) {
            notTried.add(id);
        } else {
            tryTo(step);
        }
    }

    private void tryTo(PlannedStep step) {
        try {
            step.carryOut(schedules);
        } catch (QStashException e) {
            failures.put(step.change().scheduleId(), e);
            ended = concernsAll(e);
        }
    }

    /** A 500 may be about the one schedule; the other errors of servers have been waited for up to the deadline. */
    private static boolean concernsAll(QStashException failure) {
        return switch (failure.kind()) {
            case UNAUTHORIZED, RATE_LIMITED, NO_ANSWER -> true;
            case SERVER_ERROR -> failure.status() != INTERNAL_ERROR;
            default -> false;
        };
    }
}
