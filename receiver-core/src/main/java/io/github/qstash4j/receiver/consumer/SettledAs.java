package io.github.qstash4j.receiver.consumer;

import io.github.qstash4j.receiver.ReceiverResponse;
import java.util.Locale;

/** What QStash makes of the response to a delivery; for metrics, whoever made the response. */
public enum SettledAs {
    /** The message is done. */
    ACKNOWLEDGE,

    /** It is delivered again after QStash's backoff. */
    RETRY,

    /** It is delivered again when the response says. */
    RETRY_AFTER,

    /** It goes to the dead letter queue. */
    REJECT;

    /** As the response has it. */
    public static SettledAs of(ReceiverResponse response) {
        if (response.isSuccess()) {
            return ACKNOWLEDGE;
        } else if (response.status() == ReceiverResponse.NON_RETRYABLE) {
            return REJECT;
        }
        return response.headers().keySet().stream().anyMatch(name -> name.equalsIgnoreCase("Retry-After"))
                ? RETRY_AFTER
                : RETRY;
    }

    /** Its name in metrics and pages, such as {@code retry-after}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
