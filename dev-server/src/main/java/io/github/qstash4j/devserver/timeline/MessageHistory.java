package io.github.qstash4j.devserver.timeline;

import io.github.qstash4j.devserver.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to one message up to a moment.
 *
 * @param events at least that of its creation
 */
public record MessageHistory(List<TimelineEvent> events) {

    public MessageHistory {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("events must not be empty");
        }
    }

    public Message message() {
        return events.get(0).message();
    }

    public String messageId() {
        return message().id();
    }

    /** What the message has come to. */
    public MessageState state() {
        return last().state();
    }

    /** When it next will be tried, in scheduling time; null when none is planned. */
    public @Nullable Instant nextDeliveryTime() {
        return last().nextDeliveryTime();
    }

    /** The id in the dead letter queue that it came to; null when it did not fail for good. */
    public @Nullable String dlqId() {
        return last().dlqId();
    }

    /** The attempts so far, the first one first. */
    public List<AttemptRecord> attempts() {
        List<AttemptRecord> attempts = new ArrayList<>();
        for (TimelineEvent event : events) {
            if (event.state() == MessageState.ACTIVE) {
                attempts.add(new AttemptRecord(event.attempt(), event.time(), null, null));
            } else if (event.state() == MessageState.ERROR || event.state() == MessageState.DELIVERED) {
                AttemptRecord begun = attempts.remove(attempts.size() - 1);
                attempts.add(new AttemptRecord(begun.number(), begun.startedAt(), event.time(), event.answer()));
            }
        }
        return attempts;
    }

    private TimelineEvent last() {
        return events.get(events.size() - 1);
    }

    /** One line for each event. */
    @Override
    public String toString() {
        return String.join(
                System.lineSeparator(),
                events.stream().map(TimelineEvent::toString).toList());
    }
}
