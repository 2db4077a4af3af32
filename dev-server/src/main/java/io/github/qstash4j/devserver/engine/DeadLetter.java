package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Message;
import java.time.Instant;

/**
 * A message that failed for good.
 *
 * @param sequence counts the dead letters of a server
 * @param failedAt in scheduling time
 * @param lastAnswer what the last attempt brought
 */
public record DeadLetter(long sequence, Instant failedAt, Message message, Answer lastAnswer) {

    /** The id in the dead letter queue, of the form that QStash uses: milliseconds and a number. */
    public String dlqId() {
        return failedAt.toEpochMilli() + "-" + sequence;
    }
}
