package io.github.qstash4j.devserver.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for when it publishes.
 *
 * @param delay between acceptance and the first attempt, in scheduling time
 * @param timeout of one attempt, in real time
 * @param callerIp the address of the publisher
 */
public record Publication(
        MessageRequest request,
        Duration delay,
        int maxRetries,
        Duration timeout,
        String callerIp,
        @Nullable String deduplicationId,
        @Nullable Callback callback,
        @Nullable Callback failureCallback) {

    public static final int DEFAULT_RETRIES = 3;

    /** How long QStash waits for an answer on its pay-as-you-go plan. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofHours(2);
}
