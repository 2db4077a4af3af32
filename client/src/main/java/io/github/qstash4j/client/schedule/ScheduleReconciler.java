package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import java.util.List;

/**
 * Makes QStash's schedules equal to a declared set. Immutable and thread-safe.
 *
 * <pre>{@code
 * SchedulePlan done = ScheduleReconciler.builder(qstash)
 *         .owner("orders")
 *         .declare(OutgoingSchedule.of(Cron.of("0 9 * * MON-FRI"), report).id("orders-daily-report"))
 *         .removeUndeclared(true)
 *         .build()
 *         .reconcile();
 * }</pre>
 *
 * <p><b>Whose a schedule is.</b> Every schedule that is made here has two labels beside its message's own:
 * {@code qstash4j-owner-} and the owner, and {@code qstash4j-declared-} and the message's
 * {@linkplain io.github.qstash4j.client.OutgoingMessage#fingerprint() fingerprint}. The messages that it publishes have
 * them too, and can be searched for by them. A schedule with a declared id that is not the owner's is a conflict: it is
 * reported and left as it is, unless {@link ScheduleReconcilerBuilder#takeOver takeOver} is set. What is neither
 * declared nor the owner's is never touched.
 *
 * <p><b>What is updated.</b> A schedule whose cron, destination, queue or fingerprint are not the declared ones. Other
 * edits from elsewhere that leave the labels alone are not seen. A body must be written the same way at every start:
 * one with a time, or made of a hash map, is another one each time. A schedule that somebody paused stays so: it is
 * paused again after an update, between which two it may fire. The fingerprint tells nothing of headers and body, but
 * who can list the schedules and guess all of a message can check the guess.
 *
 * <p><b>Many instances at once.</b> Each may run this as it starts: every call names the schedule, so that the same
 * call made by several has one effect. Instances that declare different sets, as during a rollout, each make their own;
 * the last one to run has the last word. QStash has no way to say "only if it is still as I saw it": what another owner
 * does to the same id between the listing and the change is overwritten.
 */
public final class ScheduleReconciler {

    private final Schedules schedules;
    private final Declarations declarations;

    ScheduleReconciler(QStash qstash, Declarations declarations) {
        this.schedules = new Schedules(qstash);
        this.declarations = declarations;
    }

    /** Starts with nothing declared. */
    public static ScheduleReconcilerBuilder builder(QStash qstash) {
        return new ScheduleReconcilerBuilder(qstash);
    }

    /**
     * What {@link #reconcile} would do now. Reads the schedules, and changes none.
     *
     * @throws QStashException if they could not be read
     */
    public SchedulePlan plan() {
        return SchedulePlan.of(steps());
    }

    /**
     * Reads the schedules, and creates, updates and removes what is needed. Where there is nothing to do it changes
     * nothing, so call it as often as you like. It logs a warning for a conflict, and does not fail.
     *
     * <p>A schedule that QStash refuses does not keep the others from being made. After a failure that the next one
     * would meet as well (no answer, no permission, a limit of the account, an overloaded QStash) the others are not
     * tried.
     *
     * @return what was done
     * @throws QStashException if the schedules could not be read
     * @throws ReconciliationException if some of them could not be changed
     */
    public SchedulePlan reconcile() {
        return new Reconciliation(declarations.owner(), schedules).carryOut(steps());
    }

    /**
     * Removes every schedule of the owner, declared or not, whatever {@code removeUndeclared} says: for the day on
     * which there are to be none.
     *
     * @return what was done
     * @throws QStashException if the schedules could not be read
     * @throws ReconciliationException if some of them could not be removed
     */
    public SchedulePlan removeAll() {
        return new Reconciliation(declarations.owner(), schedules).carryOut(declarations.removal(schedules.list()));
    }

    private List<PlannedStep> steps() {
        return declarations.compare(schedules.list());
    }

    @Override
    public String toString() {
        return "ScheduleReconciler[" + declarations.owner() + ", "
                + declarations.byId().keySet() + "]";
    }
}
