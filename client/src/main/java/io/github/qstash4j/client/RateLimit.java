package io.github.qstash4j.client;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A limit of the account, as an answer of QStash's tells of it.
 *
 * @param kind which limit it is
 * @param limit how much is allowed; null when the answer does not say, or not in a number
 * @param remaining how much of it is left, zero when it was hit; null when the answer does not say, or not in a number
 * @param reset when all of it is there again; null when the answer does not say, or not in a time
 * @see <a href="https://upstash.com/docs/qstash/api/api-ratelimiting">API rate limits, in the QStash documentation</a>
 */
public record RateLimit(
        Kind kind,
        @Nullable Long limit,
        @Nullable Long remaining,
        @Nullable Instant reset) implements Serializable {

    /** What is limited. */
    public enum Kind {
        /** Messages in a day; never waited for. */
        DAILY,
        /** Calls in a second; waited for when it ends before the deadline. */
        BURST,
        /** Chat completions in a day; never waited for. */
        CHAT_REQUESTS,
        /** Tokens of chat completions in a day; never waited for. */
        CHAT_TOKENS
    }

    boolean isExhausted() {
        return remaining != null && remaining == 0;
    }
}
