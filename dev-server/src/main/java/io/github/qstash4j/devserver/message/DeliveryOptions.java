package io.github.qstash4j.devserver.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the attempts of a message are made.
 *
 * @param delay between acceptance and the first attempt, in scheduling time
 * @param maxRetries the attempts after the first one
 * @param retryDelay null for the default backoff
 * @param timeout of one attempt, in real time
 */
public record DeliveryOptions(
        Duration delay, int maxRetries, @Nullable RetryDelay retryDelay, Duration timeout) {

    public static final int DEFAULT_RETRIES = 3;

    /** How long QStash waits for an answer on its pay-as-you-go plan. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofHours(2);
}
