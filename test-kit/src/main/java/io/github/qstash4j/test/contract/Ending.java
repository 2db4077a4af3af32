package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.NonRetryableException;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.RetryLaterException;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A way for a handler to end, and what QStash must hear of it. */
@SuppressWarnings("ImmutableEnumChecker") // Its lambdas hold nothing that changes.
enum Ending {
    AN_ACKNOWLEDGEMENT(Answer.success(""), delivery -> Outcome.acknowledge()),
    AN_ACKNOWLEDGEMENT_WITH_TEXT(
            Answer.success("gr\u00fc\u00dfe").ofType("text/plain;charset=utf-8"),
            delivery -> Outcome.acknowledge("gr\u00fc\u00dfe")),
    AN_ACKNOWLEDGEMENT_WITH_BYTES(
            Answer.success(everyByte()).ofType("application/octet-stream"),
            delivery -> Outcome.acknowledge(everyByte())),
    AN_ACKNOWLEDGEMENT_WITH_AN_OBJECT(
            Answer.success("{\"orderId\":\"o-9\",\"amount\":3}").ofType("application/json"),
            delivery -> Outcome.acknowledge(new ContractPayload("o-9", 3))),
    A_RETRY(Answer.retry(), delivery -> Outcome.retry()),
    A_RETRY_AFTER_A_DELAY(Answer.retryAfter(90, 90), delivery -> Outcome.retryAfter(Duration.ofSeconds(90))),
    A_RETRY_AFTER_A_PART_OF_A_SECOND(Answer.retryAfter(1, 1), delivery -> Outcome.retryAfter(Duration.ofMillis(1))),
    A_RETRY_AFTER_A_DAY(Answer.retryAfter(86_400, 86_400), delivery -> Outcome.retryAfter(Duration.ofDays(1))),
    A_RETRY_AT_A_TIME(
            Answer.retryAfter(3500, 3600),
            delivery -> Outcome.retryAfter(Instant.now().plusSeconds(3600))),
    A_RETRY_AT_A_TIME_THAT_HAS_PASSED(
            Answer.retryAfter(0, 0),
            delivery -> Outcome.retryAfter(Instant.now().minusSeconds(3600))),
    A_RETRY_AT_A_TIME_TOO_FAR_AWAY(
            Answer.retry(), delivery -> Outcome.retryAfter(Instant.now().plusSeconds(90_000))),
    A_REJECT(Answer.reject("no such order"), delivery -> Outcome.reject("no such order")),
    A_REJECT_WITH_A_LONG_REASON(Answer.reject("x".repeat(1024)), delivery -> Outcome.reject("x".repeat(5000))),
    A_REJECT_IN_SEVERAL_LINES(
            Answer.reject("no such order:\r\n\u00fc"), delivery -> Outcome.reject("no such order:\r\n\u00fc")),
    NO_OUTCOME_AT_ALL(Answer.retry(), delivery -> null),
    A_CHECKED_EXCEPTION(Answer.retry(), delivery -> {
        throw new IOException(Answer.SECRET);
    }),
    AN_UNCHECKED_EXCEPTION(Answer.retry(), delivery -> {
        throw new IllegalStateException(Answer.SECRET);
    }),
    AN_EXCEPTION_THAT_ASKS_FOR_A_RETRY_LATER(Answer.retryAfter(45, 45), delivery -> {
        throw new RetryLaterException(Answer.SECRET, Duration.ofSeconds(45));
    }),
    AN_EXCEPTION_THAT_REJECTS(Answer.reject("never"), delivery -> {
        throw new NonRetryableException("never", new IOException(Answer.SECRET));
    }),
    A_PAYLOAD_THAT_CANNOT_BE_DECODED(
            Answer.rejected(), delivery -> Outcome.acknowledge(delivery.payload(Integer.class))),
    AN_ERROR(Answer.failure(), delivery -> {
        throw new NoClassDefFoundError(Answer.SECRET);
    }),
    AN_ACTION_THAT_FAILS(Answer.retry(), delivery -> {
        delivery.beforeAcknowledge(() -> {
            throw new IOException(Answer.SECRET);
        });
        return Outcome.acknowledge(Answer.SECRET);
    }),
    AN_ACTION_THAT_ASKS_FOR_A_RETRY_LATER(Answer.retryAfter(45, 45), delivery -> {
        delivery.beforeAcknowledge(() -> {
            throw new RetryLaterException(Answer.SECRET, Duration.ofSeconds(45));
        });
        return Outcome.acknowledge(Answer.SECRET);
    }),
    AN_ACKNOWLEDGEMENT_WITH_ACTIONS(Answer.success("done"), List.of("first", "second"), (delivery, log) -> {
        delivery.beforeAcknowledge(() -> log.acted("first"));
        delivery.beforeAcknowledge(() -> log.acted("second"));
        return Outcome.acknowledge("done");
    }),
    A_RETRY_WITH_AN_ACTION(Answer.retry(), List.of(), (delivery, log) -> {
        delivery.beforeAcknowledge(() -> log.acted("before a retry"));
        return Outcome.retry();
    }),
    A_REJECT_WITH_AN_ACTION(Answer.reject("never"), List.of(), (delivery, log) -> {
        delivery.beforeAcknowledge(() -> log.acted("before a reject"));
        return Outcome.reject("never");
    }),
    AN_EXCEPTION_WITH_AN_ACTION(Answer.retry(), List.of(), (delivery, log) -> {
        delivery.beforeAcknowledge(() -> log.acted("before an exception"));
        throw new IOException(Answer.SECRET);
    }),
    AN_ACTION_THAT_FAILS_BETWEEN_OTHERS(Answer.retry(), List.of("first"), (delivery, log) -> {
        delivery.beforeAcknowledge(() -> log.acted("first"));
        delivery.beforeAcknowledge(() -> {
            throw new IOException(Answer.SECRET);
        });
        delivery.beforeAcknowledge(() -> log.acted("behind the one that failed"));
        return Outcome.acknowledge(Answer.SECRET);
    }),
    AN_ACTION_THAT_REJECTS(Answer.reject("never"), delivery -> {
        delivery.beforeAcknowledge(() -> {
            throw new NonRetryableException("never");
        });
        return Outcome.acknowledge(Answer.SECRET);
    }),
    A_BODY_THAT_CANNOT_BE_WRITTEN(Answer.retry(), delivery -> Outcome.acknowledge(new Unwritable()));

    private interface Handler {

        @Nullable Outcome handle(Delivery delivery) throws Exception;
    }

    private interface ActingHandler {

        Outcome handle(Delivery delivery, Log log) throws Exception;
    }

    /** Has itself for a member. */
    private static final class Unwritable {

        @SuppressWarnings({"unused", "EffectivelyPrivate"}) // For the mapper.
        public Unwritable getSelf() {
            return this;
        }
    }

    private final Answer answer;
    private final List<String> acted;
    private final ActingHandler handler;

    @SuppressWarnings("NullAway") // What a handler must not do, one of them does.
    Ending(Answer answer, Handler handler) {
        this(answer, List.of(), (delivery, log) -> handler.handle(delivery));
    }

    Ending(Answer answer, List<String> acted, ActingHandler handler) {
        this.answer = answer;
        this.acted = acted;
        this.handler = handler;
    }

    Outcome handle(Delivery delivery, Log log) throws Exception {
        return handler.handle(delivery, log);
    }

    /** What the log has to say when a message has ended so. */
    String[] happened(SignedRequest message) {
        return Stream.concat(
                        Stream.of(Log.handled(ContractScene.id(message))),
                        acted.stream().map(Log::acting))
                .toArray(String[]::new);
    }

    /** Whether the message is done, so that the ledger knows it from then on. */
    boolean isSuccess() {
        return name().startsWith("AN_ACKNOWLEDGEMENT");
    }

    void check(ContractResponse response) {
        answer.check(response);
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    String sentence() {
        return name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
