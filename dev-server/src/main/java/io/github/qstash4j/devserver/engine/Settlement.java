package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.Origin;
import io.github.qstash4j.devserver.message.Publication;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an attempt: the message is delivered, retried, cancelled or dead-lettered, and reported. A callback
 * is a message like any other. It is created for every attempt, as the API reference says of a message's
 * {@code callback}; the failure callback only when the message has failed for good.
 */
final class Settlement {

    private final Acceptance acceptance;
    private final Journal journal;
    private final Dispatcher dispatcher;
    private final DeadLetterQueue deadLetters;

    Settlement(Acceptance acceptance, Journal journal, Dispatcher dispatcher, DeadLetterQueue deadLetters) {
        this.acceptance = acceptance;
        this.journal = journal;
        this.dispatcher = dispatcher;
        this.deadLetters = deadLetters;
    }

    void settle(MessageInProgress subject, Answer answer, Instant now) {
        dispatcher.attemptEnded(subject, now);
        Callback callback = subject.message().publication().callback();
        if (answer.isSuccess()) {
            journal.delivered(subject, answer, now);
            report(subject, answer, null, callback, now);
            end(subject, true, now);
            return;
        }
        journal.error(subject, answer, now);
        report(subject, answer, null, callback, now);
        if (subject.isCancelRequested()) {
            cancelled(subject, now);
        } else if (subject.hasRetriesLeft() && !RetryPolicy.isHopeless(answer)) {
            retry(subject, answer, now);
        } else {
            fail(subject, answer, now);
        }
    }

    private void retry(MessageInProgress subject, Answer answer, Instant now) {
        Instant next = now.plus(RetryPolicy.delay(subject.message().options(), answer, subject.retried(), now));
        journal.retry(subject, next, now);
        subject.countRetry();
        dispatcher.schedule(subject, next);
    }

    private void fail(MessageInProgress subject, Answer answer, Instant now) {
        Message message = subject.message();
        String dlqId = deadLetters.add(now, message, answer).dlqId();
        journal.failed(subject, answer, dlqId, now);
        report(subject, answer, dlqId, message.publication().failureCallback(), now);
        end(subject, false, now);
    }

    /** Stops a message, at once unless an attempt is under way. */
    void cancel(MessageInProgress subject, Instant now) {
        if (subject.isCancelRequested()) {
            return;
        }
        journal.cancelRequested(subject, now);
        subject.requestCancel();
        if (subject.withdraw()) {
            cancelled(subject, now);
        }
    }

    private void cancelled(MessageInProgress subject, Instant now) {
        journal.cancelled(subject, now);
        end(subject, false, now);
    }

    private void end(MessageInProgress subject, boolean delivered, Instant now) {
        Message message = subject.message();
        Account account = subject.account();
        account.inProgress().remove(message.id());
        String scheduleId = message.origin().scheduleId();
        Schedule schedule = scheduleId == null ? null : account.schedules().get(scheduleId);
        if (schedule != null) {
            schedule.ended(message.id(), delivered);
        }
        dispatcher.ended(subject, now);
    }

    private void report(
            MessageInProgress source, Answer answer, @Nullable String dlqId, @Nullable Callback to, Instant now) {
        if (to == null) {
            return;
        }
        Message message = source.message();
        MessageKind kind = dlqId == null ? MessageKind.CALLBACK : MessageKind.FAILURE_CALLBACK;
        Publication publication = CallbackReport.of(message, source.retried(), answer, dlqId, to);
        acceptance.create(
                source.account(),
                Origin.reporting(kind, message.id()),
                to.destination(),
                null,
                publication,
                source.place(),
                now);
    }
}
