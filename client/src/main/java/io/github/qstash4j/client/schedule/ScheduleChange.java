package io.github.qstash4j.client.schedule;

import java.util.List;

/**
 * What a {@link ScheduleReconciler} does about one schedule.
 *
 * @param reasons for people; none where it is unchanged
 */
public record ScheduleChange(String scheduleId, Action action, List<String> reasons) {

    /** What there is to do. */
    public enum Action {
        /** It is declared, and there is none. */
        CREATE(true),
        /** It is not as it is declared. */
        UPDATE(true),
        /** It is the owner's, and is not to be there. */
        REMOVE(true),
        /** It is as it is declared. */
        UNCHANGED(false),
        /** It is the owner's and not declared, and stays all the same. */
        UNDECLARED(false),
        /** It is declared, but another's or nobody's; it stays as it is. */
        CONFLICT(false);

        private final boolean change;

        Action(boolean change) {
            this.change = change;
        }

        /** Whether anything is done to the schedule. */
        public boolean isChange() {
            return change;
        }
    }

    /** Copies the list. */
    public ScheduleChange {
        reasons = List.copyOf(reasons);
    }
}
