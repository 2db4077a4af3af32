package io.github.qstash4j.devserver.timeline;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a message.
 *
 * @param number from 1
 * @param startedAt in scheduling time
 * @param endedAt in scheduling time; null while it is under way
 * @param answer what it brought; null while it is under way
 */
public record AttemptRecord(
        int number,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Answer answer) {

    /** Null when there was no response, or none yet. */
    public @Nullable Integer responseStatus() {
        return answer instanceof Response response ? response.status() : null;
    }

    /** Why it failed, in one sentence; null when it did not. */
    public @Nullable String error() {
        return answer == null ? null : answer.error();
    }

    /** Whether the destination took the message. */
    public boolean isSuccess() {
        return answer != null && answer.isSuccess();
    }
}
