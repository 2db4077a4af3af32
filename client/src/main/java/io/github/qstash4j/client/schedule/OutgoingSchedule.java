package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.ResourceName;
import org.jspecify.annotations.Nullable;

/**
 * A schedule to be created: a message, and when QStash publishes it. Immutable.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/schedules/create">Create a schedule, in the QStash
 *     documentation</a>
 */
public final class OutgoingSchedule {

    private final Cron cron;
    private final OutgoingMessage message;
    private final @Nullable String id;
    private final QStashRequest<String> request;

    private OutgoingSchedule(Cron cron, OutgoingMessage message, @Nullable String id) {
        this.cron = cron;
        this.message = message;
        this.id = id;
        this.request = request(cron, message, id);
    }

    /**
     * Publishes this message whenever the cron says.
     *
     * @param message to a URL or a URL group, perhaps through a queue; a delay counts from each time
     * @throws IllegalArgumentException if the message has a {@code deduplicationId}, a
     *     {@code contentBasedDeduplication} or a {@code notBefore}
     */
    public static OutgoingSchedule of(Cron cron, OutgoingMessage message) {
        return new OutgoingSchedule(cron, message, null);
    }

    /**
     * Names the schedule: it takes the place of the one with this id, if there is one. Without it, every one that is
     * created is a new one, with an id of QStash's.
     *
     * @param newId 1 to 250 letters, digits, hyphens, periods and underscores, and not periods alone
     */
    public OutgoingSchedule id(String newId) {
        return new OutgoingSchedule(cron, message, ResourceName.check("The id of a schedule", newId));
    }

    private static QStashRequest<String> request(Cron cron, OutgoingMessage message, @Nullable String id) {
        return QStashRequest.post("v2", "schedules")
                .scheduledMessage(message, id)
                .header("Upstash-Cron", cron.toString())
                .answeredBy(answer -> answer.get("scheduleId").requiredText());
    }

    /** Answered with the id. */
    QStashRequest<String> request() {
        return request;
    }

    Cron cron() {
        return cron;
    }

    OutgoingMessage message() {
        return message;
    }

    @Nullable String id() {
        return id;
    }

    OutgoingSchedule withLabel(String label) {
        return new OutgoingSchedule(cron, message.addLabel(label), id);
    }

    @Override
    public String toString() {
        return "OutgoingSchedule[" + (id == null ? "" : id + ", ") + cron + ", " + message + "]";
    }
}
