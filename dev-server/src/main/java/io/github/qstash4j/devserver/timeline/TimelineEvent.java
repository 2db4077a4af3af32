package io.github.qstash4j.devserver.timeline;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of state of one message.
 *
 * @param sequence counts the events of a server, from 1
 * @param time in scheduling time
 * @param retried how many attempts went before the one that this event is about
 * @param answer what the attempt brought, with {@code ERROR}, {@code FAILED} and {@code DELIVERED}
 * @param nextDeliveryTime in scheduling time, with {@code CREATED} and {@code RETRY}
 * @param dlqId the id in the dead letter queue, with {@code FAILED}
 */
public record TimelineEvent(
        long sequence,
        Instant time,
        Message message,
        MessageState state,
        int retried,
        @Nullable Answer answer,
        @Nullable Instant nextDeliveryTime,
        @Nullable String dlqId) {

    public String messageId() {
        return message.id();
    }

    public String url() {
        return message.url();
    }

    public MessageKind kind() {
        return message.origin().kind();
    }

    /** The message that a callback reports on; null for a message that was published. */
    public @Nullable String sourceMessageId() {
        return message.origin().sourceMessageId();
    }

    /** The number of the attempt, from 1. */
    public int attempt() {
        return retried + 1;
    }

    /** Null when there was no response, or none yet. */
    public @Nullable Integer responseStatus() {
        return answer instanceof Response response ? response.status() : null;
    }

    /** Why the attempt failed, in one sentence; null when it did not. */
    public @Nullable String error() {
        return answer == null ? null : answer.error();
    }

    /** One line for a log or the message of a failed test. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder()
                .append(sequence)
                .append(' ')
                .append(time)
                .append(' ')
                .append(kind())
                .append(' ')
                .append(messageId())
                .append(' ')
                .append(state);
        if (state != MessageState.CREATED) {
            line.append(" attempt ").append(attempt());
        }
        if (answer instanceof Response response) {
            line.append(" status ").append(response.status());
        } else if (answer != null) {
            line.append(" (").append(answer.error()).append(')');
        }
        if (nextDeliveryTime != null) {
            line.append(" next ").append(nextDeliveryTime);
        }
        return line.append(" -> ").append(url()).toString();
    }
}
