package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Target;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schedules of one user.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/schedules">Schedules</a>
 */
public final class Schedules {

    private final Shared shared;
    private final Account account;
    private final Acceptance acceptance;

    Schedules(Shared shared, Account account, Acceptance acceptance) {
        this.shared = shared;
        this.account = account;
        this.acceptance = acceptance;
    }

    /** An id for a schedule that has none of its own. */
    public String newId() {
        return "scd_" + acceptance.newId();
    }

    /** Creates a schedule, or gives one that exists these settings: it was created when it was, and stays paused. */
    public void put(String id, Cron cron, Target target, @Nullable String queueName, Publication publication) {
        synchronized (shared.lock()) {
            Instant now = shared.now();
            Schedule before = account.schedules().get(id);
            Instant createdAt = before == null ? now : before.createdAt();
            Schedule schedule = new Schedule(id, cron, target, queueName, publication, createdAt);
            if (before != null) {
                schedule.pause(before.isPaused());
                unplan(before);
            }
            account.schedules().put(id, schedule);
            plan(schedule, now);
        }
    }

    private void unplan(Schedule schedule) {
        if (schedule.next() != null) {
            shared.dispatcher().forget(schedule.next());
        }
    }

    private void plan(Schedule schedule, Instant after) {
        Instant time = schedule.cron().next(after);
        schedule.next(time == null ? null : shared.dispatcher().at(time, now -> publish(schedule, time, now)));
    }

    private void publish(Schedule schedule, Instant time, Instant now) {
        if (schedule.isPaused()) {
            // What it would have published meanwhile is not made up for, so that time can run fast.
            plan(schedule, now);
            return;
        }
        plan(schedule, time);
        List<Accepted> accepted = acceptance.publish(
                account, schedule.target(), schedule.queueName(), schedule.id(), schedule.publication(), now);
        String failure = accepted.isEmpty()
                ? "There is no URL group " + schedule.target().text() + "."
                : null;
        List<String> created = accepted.stream()
                .filter(answer -> !answer.deduplicated())
                .map(Accepted::messageId)
                .toList();
        schedule.published(created, failure, now);
    }

    /** Null when there is no such schedule. */
    public @Nullable ScheduleState find(String id) {
        synchronized (shared.lock()) {
            Schedule schedule = account.schedules().get(id);
            return schedule == null ? null : schedule.state();
        }
    }

    /** In the order of their creation. */
    public List<ScheduleState> all() {
        synchronized (shared.lock()) {
            return account.schedules().values().stream().map(Schedule::state).toList();
        }
    }

    /** False when there is no such schedule. */
    public boolean pause(String id, boolean pause) {
        synchronized (shared.lock()) {
            Schedule schedule = account.schedules().get(id);
            if (schedule != null) {
                schedule.pause(pause);
            }
            return schedule != null;
        }
    }

    /** False when there is no such schedule. What it has published goes its way. */
    public boolean delete(String id) {
        synchronized (shared.lock()) {
            Schedule removed = account.schedules().remove(id);
            if (removed != null) {
                unplan(removed);
            }
            return removed != null;
        }
    }
}
