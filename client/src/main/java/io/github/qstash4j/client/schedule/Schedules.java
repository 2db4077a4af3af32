package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.Done;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.ResourceName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The schedules of an account. Thread-safe.
 *
 * <p>Every method throws {@link QStashException} if QStash refused the call, or if no proper answer came before the
 * deadline, and {@link IllegalArgumentException} for an id that no schedule can have. All calls are repeated where that
 * is needed, but for {@link #create} without an id.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/schedules">Schedules, in the QStash documentation</a>
 */
public final class Schedules {

    private final QStash qstash;

    /** As {@link QStash#schedules()}. */
    public Schedules(QStash qstash) {
        this.qstash = qstash;
    }

    /**
     * Creates a schedule, or gives the one with its id these settings. It may be a minute before QStash knows it
     * everywhere.
     *
     * <p>One without an id is sent once only, since a second try could create a second schedule: when this fails with
     * {@link QStashException.Kind#NO_ANSWER} there may be a schedule, or none. With an id, call it as often as you
     * like.
     *
     * @return the id of the schedule
     * @see <a href="https://upstash.com/docs/qstash/api/schedules/create">Create a schedule, in the QStash
     *     documentation</a>
     */
    public String create(OutgoingSchedule schedule) {
        return qstash.call(schedule.request());
    }

    /** As {@link #create}, without blocking. */
    public CompletableFuture<String> createAsync(OutgoingSchedule schedule) {
        return qstash.callAsync(schedule.request());
    }

    /**
     * A schedule; empty if there is none with this id.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/schedules/get">Get a schedule, in the QStash documentation</a>
     */
    public Optional<Schedule> get(String id) {
        return qstash.call(getRequest(id));
    }

    /** As {@link #get}, without blocking. */
    public CompletableFuture<Optional<Schedule>> getAsync(String id) {
        return qstash.callAsync(getRequest(id));
    }

    private static QStashRequest<Optional<Schedule>> getRequest(String id) {
        return QStashRequest.get("v2", "schedules", ResourceName.check("The id of a schedule", id))
                .answeredBy(Schedule::read)
                .ifFound();
    }

    /**
     * All schedules of the account.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/schedules/list">List schedules, in the QStash documentation</a>
     */
    public List<Schedule> list() {
        return qstash.call(listRequest());
    }

    /** As {@link #list}, without blocking. */
    public CompletableFuture<List<Schedule>> listAsync() {
        return qstash.callAsync(listRequest());
    }

    private static QStashRequest<List<Schedule>> listRequest() {
        return QStashRequest.get("v2", "schedules")
                .answeredBy(answer -> answer.required().list(Schedule::read));
    }

    /**
     * Removes a schedule, if there is one; QStash does not tell whether there was. The messages that it has published
     * already go their way.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/schedules/remove">Remove a schedule, in the QStash
     *     documentation</a>
     */
    public void delete(String id) {
        Done unused = qstash.call(deleteRequest(id));
    }

    /** As {@link #delete}, without blocking. */
    public CompletableFuture<Done> deleteAsync(String id) {
        return qstash.callAsync(deleteRequest(id));
    }

    private static QStashRequest<Done> deleteRequest(String id) {
        return QStashRequest.delete("v2", "schedules", ResourceName.check("The id of a schedule", id))
                .answeredByStatus()
                .whetherFound()
                .map(found -> Done.DONE);
    }

    /**
     * Has a schedule publish nothing until it is resumed; what it would have published meanwhile is not made up for.
     *
     * @throws QStashException also if there is no such schedule
     * @see <a href="https://upstash.com/docs/qstash/api/schedules/pause">Pause a schedule, in the QStash
     *     documentation</a>
     */
    public void pause(String id) {
        Done unused = qstash.call(pauseRequest(id));
    }

    /** As {@link #pause}, without blocking. */
    public CompletableFuture<Done> pauseAsync(String id) {
        return qstash.callAsync(pauseRequest(id));
    }

    private static QStashRequest<Done> pauseRequest(String id) {
        return QStashRequest.post("v2", "schedules", ResourceName.check("The id of a schedule", id), "pause")
                .answeredByStatus();
    }

    /**
     * Has a paused schedule publish again; one that is not paused stays as it is.
     *
     * @throws QStashException also if there is no such schedule
     * @see <a href="https://upstash.com/docs/qstash/api/schedules/resume">Resume a schedule, in the QStash
     *     documentation</a>
     */
    public void resume(String id) {
        Done unused = qstash.call(resumeRequest(id));
    }

    /** As {@link #resume}, without blocking. */
    public CompletableFuture<Done> resumeAsync(String id) {
        return qstash.callAsync(resumeRequest(id));
    }

    private static QStashRequest<Done> resumeRequest(String id) {
        return QStashRequest.post("v2", "schedules", ResourceName.check("The id of a schedule", id), "resume")
                .answeredByStatus();
    }

    @Override
    public String toString() {
        return "Schedules[" + qstash + "]";
    }
}
