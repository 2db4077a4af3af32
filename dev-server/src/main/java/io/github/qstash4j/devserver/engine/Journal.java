package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import io.github.qstash4j.devserver.timeline.TimelineWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes what happens to messages into the timeline. */
final class Journal {

    private final TimelineWriter timeline;

    Journal(TimelineWriter timeline) {
        this.timeline = timeline;
    }

    void created(MessageInProgress subject, Instant now) {
        record(subject, MessageState.CREATED, now, null, subject.message().notBefore(), null);
    }

    void active(MessageInProgress subject, Instant now) {
        record(subject, MessageState.ACTIVE, now, null, null, null);
    }

    void delivered(MessageInProgress subject, Answer answer, Instant now) {
        record(subject, MessageState.DELIVERED, now, answer, null, null);
    }

    void error(MessageInProgress subject, Answer answer, Instant now) {
        record(subject, MessageState.ERROR, now, answer, null, null);
    }

    void retry(MessageInProgress subject, Instant next, Instant now) {
        record(subject, MessageState.RETRY, now, null, next, null);
    }

    void failed(MessageInProgress subject, Answer answer, String dlqId, Instant now) {
        record(subject, MessageState.FAILED, now, answer, null, dlqId);
    }

    void cancelRequested(MessageInProgress subject, Instant now) {
        record(subject, MessageState.CANCEL_REQUESTED, now, null, null, null);
    }

    void cancelled(MessageInProgress subject, Instant now) {
        record(subject, MessageState.CANCELLED, now, null, null, null);
    }

    private void record(
            MessageInProgress subject,
            MessageState state,
            Instant now,
            @Nullable Answer answer,
            @Nullable Instant nextDeliveryTime,
            @Nullable String dlqId) {
        Message message = subject.message();
        int retried = subject.retried();
        timeline.append(
                sequence -> new TimelineEvent(sequence, now, message, state, retried, answer, nextDeliveryTime, dlqId));
    }
}
