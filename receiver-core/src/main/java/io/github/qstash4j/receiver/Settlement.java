package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.ReceiverResponse.NON_RETRYABLE;
import static io.github.qstash4j.receiver.ReceiverResponse.NON_RETRYABLE_HEADER;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The one place where the end of a delivery becomes the HTTP that QStash understands. */
final class Settlement {

    private static final int MAX_REASON = 1024;
    private static final int MAX_WRAPPERS = 8;

    private final PayloadCodec codec;
    private final OnUndecodable undecodable;
    private final Clock clock;

    Settlement(PayloadCodec codec, OnUndecodable undecodable, Clock schedulingClock) {
        this.codec = codec;
        this.undecodable = undecodable;
        this.clock = schedulingClock;
    }

    /** The handler returned. */
    Settled of(Delivery delivery, @Nullable Outcome outcome) {
        try {
            ReceiverResponse response = respond(outcome);
            return new Settled(outcome, response.isSuccess() ? acted(delivery, response) : response);
        } catch (Exception e) {
            return of(delivery, e);
        }
    }

    /** The handler threw. */
    Settled of(Delivery delivery, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        Throwable meant = meant(thrown);
        if (meant instanceof PayloadException) {
            ReceiverLog.warn((undecodable == OnUndecodable.RETRY ? "Asked again for " : "Rejected ") + delivery + ": "
                    + meant.getMessage() + decoder(meant.getCause()));
            return undecodable == OnUndecodable.RETRY ? retried() : rejected("The payload could not be decoded.");
        } else if (meant instanceof NonRetryableException) {
            ReceiverLog.warn("Rejected " + delivery + ": " + said(meant) + cause(meant.getCause()));
            return rejected(String.valueOf(meant.getMessage()));
        } else if (meant instanceof RetryLaterException later) {
            ReceiverLog.info("Asked for " + delivery + " again later: " + said(later) + cause(later.getCause()));
            return of(delivery, later.outcome());
        }
        ReceiverLog.error("Failed on " + delivery + ", which QStash will deliver again", thrown);
        return retried();
    }

    /** A framework made a response of its own. */
    Settled of(Delivery delivery, ReceiverResponse own) {
        try {
            return new Settled(null, own.isSuccess() ? acted(delivery, own) : own);
        } catch (Exception e) {
            return of(delivery, e);
        }
    }

    private static Settled retried() {
        return new Settled(Outcome.retry(), retry());
    }

    private static Settled rejected(String reason) {
        return new Settled(Outcome.reject(reason), reject(reason));
    }

    private static ReceiverResponse acted(Delivery delivery, ReceiverResponse response) throws Exception {
        for (AcknowledgeAction next = delivery.nextAction(); next != null; next = delivery.nextAction()) {
            next.run();
        }
        return response;
    }

    /** Futures and reflection wrap what a handler throws; whatever else has a cause means something of its own. */
    private static Throwable meant(Throwable thrown) {
        Throwable inner = thrown;
        for (int i = 0; i < MAX_WRAPPERS && inner.getCause() != null && isWrapper(inner); i++) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || thrown instanceof InvocationTargetException;
    }

    /** Decoders repeat what they could not read, which is a part of the body: where it is must do. */
    private static String decoder(@Nullable Throwable cause) {
        if (cause == null) {
            return "";
        }
        JsonLocation at = cause instanceof JsonProcessingException json ? json.getLocation() : null;
        return " " + cause.getClass().getSimpleName()
                + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }

    /**
     * What an exception was caused by may repeat something from outside, so it is quoted, and without a stack trace.
     */
    private static String cause(@Nullable Throwable cause) {
        return cause == null ? "" : " " + cause.getClass().getSimpleName() + ": " + said(cause);
    }

    private static String said(Throwable thrown) {
        return Quoted.of(String.valueOf(thrown.getMessage()));
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

    static ReceiverResponse retry() {
        return ReceiverResponse.text(500, Map.of(), "Deliver this again.");
    }

    private static ReceiverResponse retryAfter(Duration delay) {
        return ReceiverResponse.text(
                503, Map.of("Retry-After", Long.toString(seconds(delay))), "Deliver this again later.");
    }

    /** The handler has not ended, and may have its claim for as long as that. */
    static ReceiverResponse unfinished(Duration left) {
        return retryAfter(left.isNegative() ? Duration.ZERO : capped(left));
    }

    /** Another worker has the message, and may have it for as long as that. */
    static ReceiverResponse busy(Duration left) {
        return ReceiverResponse.text(
                409,
                Map.of("Retry-After", Long.toString(Math.max(1, seconds(capped(left))))),
                "Another worker has this.");
    }

    private static Duration capped(Duration delay) {
        return delay.compareTo(Outcome.LONGEST_DELAY) > 0 ? Outcome.LONGEST_DELAY : delay;
    }

    private static long seconds(Duration delay) {
        return delay.getNano() == 0 ? delay.getSeconds() : delay.getSeconds() + 1;
    }

    private Duration until(Instant time) {
        Duration delay = Duration.between(clock.instant(), time);
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    static ReceiverResponse reject(String reason) {
        String shortened = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
        return ReceiverResponse.text(NON_RETRYABLE, Map.of(NON_RETRYABLE_HEADER, "true"), shortened);
    }
}
