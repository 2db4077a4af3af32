package io.github.qstash4j.devserver.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for when it publishes, wherever it is to go.
 *
 * @param notBefore when the first attempt is due, in scheduling time; null for the delay of the options
 * @param deduplicationId null when no other message can be its duplicate
 * @param callerIp the address of the publisher
 */
public record Publication(
        Content content,
        DeliveryOptions options,
        @Nullable Instant notBefore,
        @Nullable String deduplicationId,
        List<String> labels,
        @Nullable FlowControl flowControl,
        Redaction redaction,
        @Nullable Callback callback,
        @Nullable Callback failureCallback,
        String callerIp) {

    public Publication {
        labels = List.copyOf(labels);
    }

    /** When the first attempt of what is accepted now is due. */
    public Instant dueAt(Instant now) {
        return notBefore == null ? now.plus(options.delay()) : now.isAfter(notBefore) ? now : notBefore;
    }
}
