package io.github.qstash4j.receiver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one place where the end of a delivery becomes the HTTP that QStash understands. */
final class Settlement {

    private static final int MAX_REASON = 1024;

    private final PayloadCodec codec;
    private final Clock clock;

    Settlement(PayloadCodec codec, Clock clock) {
        this.codec = codec;
        this.clock = clock;
    }

    ReceiverResponse of(Delivery delivery, @Nullable Outcome outcome) {
        try {
            ReceiverResponse response = respond(outcome);
            return response.isSuccess() ? acted(delivery, response) : response;
        } catch (Exception e) {
            return of(delivery, e);
        }
    }

    ReceiverResponse of(Delivery delivery, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (thrown instanceof PayloadException) {
            ReceiverLog.warn("Rejected " + delivery + ": " + thrown.getMessage() + cause(thrown.getCause()));
            return reject("The payload could not be decoded.");
        }
        ReceiverLog.error("Failed on " + delivery + ", which QStash will deliver again", thrown);
        return retry();
    }

    ReceiverResponse of(Delivery delivery, ReceiverResponse own) {
        try {
            return own.isSuccess() ? acted(delivery, own) : own;
        } catch (Exception e) {
            return of(delivery, e);
        }
    }

    private static ReceiverResponse acted(Delivery delivery, ReceiverResponse response) throws Exception {
        for (AcknowledgeAction next = delivery.nextAction(); next != null; next = delivery.nextAction()) {
            next.run();
        }
        return response;
    }

    /**
     * Decoders repeat what they could not read, so it is quoted, and there is no stack trace that would repeat it
     * again.
     */
    private static String cause(@Nullable Throwable cause) {
        return cause == null
                ? ""
                : " " + cause.getClass().getSimpleName() + ": " + Quoted.of(String.valueOf(cause.getMessage()));
    }

    private ReceiverResponse respond(@Nullable Outcome outcome) throws Exception {
        if (outcome instanceof Outcome.Acknowledge acknowledge) {
            return acknowledge(acknowledge.body());
        } else if (outcome instanceof Outcome.Retry) {
            return retry();
        } else if (outcome instanceof Outcome.RetryAfter retryAfter) {
            return retryAfter(retryAfter.delay());
        } else if (outcome instanceof Outcome.RetryAt retryAt) {
            return retryAfter(new Outcome.RetryAfter(until(retryAt.time())).delay());
        } else if (outcome instanceof Outcome.Reject reject) {
            return reject(reject.reason());
        }
        throw new IllegalStateException("The handler returned null instead of an Outcome.");
    }

    private ReceiverResponse acknowledge(@Nullable Object body) throws Exception {
        if (body == null) {
            return ReceiverResponse.empty(200);
        } else if (body instanceof CharSequence text) {
            return ReceiverResponse.text(200, Map.of(), text.toString());
        } else if (body instanceof byte[] bytes) {
            return ReceiverResponse.content(200, "application/octet-stream", bytes.clone());
        }
        return ReceiverResponse.content(200, codec.contentType(), codec.encode(body));
    }

    private static ReceiverResponse retry() {
        return ReceiverResponse.text(500, Map.of(), "Deliver this again.");
    }

    private static ReceiverResponse retryAfter(Duration delay) {
        long seconds = delay.getNano() == 0 ? delay.getSeconds() : delay.getSeconds() + 1;
        return ReceiverResponse.text(503, Map.of("Retry-After", Long.toString(seconds)), "Deliver this again later.");
    }

    private Duration until(Instant time) {
        Duration delay = Duration.between(clock.instant(), time);
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    static ReceiverResponse reject(String reason) {
        String shortened = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
        return ReceiverResponse.text(489, Map.of("Upstash-NonRetryable-Error", "true"), shortened);
    }
}
