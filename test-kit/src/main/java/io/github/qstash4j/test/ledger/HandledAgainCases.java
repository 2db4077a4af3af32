package io.github.qstash4j.test.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.NonRetryableException;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RetryLaterException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whatever did not succeed is released, and handled at once when it comes again. */
final class HandledAgainCases {

    private HandledAgainCases() {}

    static List<LedgerCase> all() {
        return Stream.concat(endings(), others()).toList();
    }

    private static Stream<LedgerCase> endings() {
        return Stream.of(
                again("a retry", delivery -> Outcome.retry()),
                again("a retry later", delivery -> Outcome.retryAfter(Duration.ofMinutes(5))),
                again("a reject", delivery -> Outcome.reject("cancelled")),
                again("an exception", delivery -> {
                    throw new IOException("no network");
                }),
                again("a mistake", delivery -> {
                    throw new IllegalStateException("a mistake");
                }),
                again("a non-retryable exception", delivery -> {
                    throw new NonRetryableException("cancelled");
                }),
                again("an exception that says when", delivery -> {
                    throw new RetryLaterException("closed", Duration.ofMinutes(1));
                }),
                again("a payload that cannot be decoded", delivery -> {
                    delivery.payload(Integer.class);
                    return Outcome.acknowledge();
                }),
                again("an action before the acknowledgement that fails", delivery -> {
                    delivery.beforeAcknowledge(() -> {
                        throw new IOException("the follow-up could not be sent");
                    });
                    return Outcome.acknowledge();
                }),
                again("an answer that cannot be encoded", delivery -> Outcome.acknowledge(new Object())));
    }

    private static LedgerCase again(String ending, DeliveryHandler handler) {
        return LedgerCase.of("what ends with " + ending + " is handled again", scene -> {
            Worker worker = new Worker(scene);
            assertThat(worker.receive(handler).isSuccess()).isFalse();

            assertHandledNow(worker);
            assertThat(worker.handled).hasSize(2);
        });
    }

    private static Stream<LedgerCase> others() {
        return Stream.of(
                LedgerCase.of("an Error of the handler leaves the receiver and releases the message", scene -> {
                    Error error = new StackOverflowError();
                    assertReleased(scene, error, delivery -> {
                        throw error;
                    });
                }),
                LedgerCase.of("an Error of an action leaves the receiver and releases the message", scene -> {
                    Error error = new NoClassDefFoundError();
                    assertReleased(scene, error, delivery -> {
                        delivery.beforeAcknowledge(() -> {
                            throw error;
                        });
                        return Outcome.acknowledge();
                    });
                }),
                LedgerCase.of("a framework's own response is a success from 200 to 299 alone", scene -> {
                    Worker worker = new Worker(scene);
                    for (int status : List.of(300, 404, 489, 500)) {
                        assertThat(worker.admitted().settle(own(status)).status())
                                .isEqualTo(status);
                    }
                    worker.admitted().settle(own(299));

                    assertThat(worker.receiver.admit(Worker.sent(worker.delivery())))
                            .isInstanceOf(Admission.AlreadyDone.class);
                }),
                LedgerCase.of("a delivery that is never settled comes back after its lease", scene -> {
                    Worker worker = new Worker(scene);
                    worker.admitted();

                    worker.letPass(scene.lease().minus(scene.precision()));
                    assertThat(worker.receive(delivery -> Outcome.acknowledge()).status())
                            .isEqualTo(409);
                    worker.letEnd(scene.precision());
                    assertHandledNow(worker);
                }),
                LedgerCase.of(
                        "an operator's replay after a reject runs, under the same id and under a new one", scene -> {
                            Worker worker = new Worker(scene);
                            worker.receive(delivery -> Outcome.reject("a bug"));
                            worker.letPass(scene.lease().multipliedBy(2));

                            assertHandledNow(worker);
                            assertThat(worker.receive(
                                                    worker.delivery().header("Upstash-Message-Id", "msg_replayed"),
                                                    delivery -> Outcome.acknowledge())
                                            .status())
                                    .isEqualTo(200);
                            assertThat(worker.handled).containsExactly("msg_test", "msg_test", "msg_replayed");
                        }),
                LedgerCase.of("the steps that were recorded survive a failure and a lease", scene -> {
                    Worker worker = new Worker(scene);
                    worker.receive(delivery -> {
                        assertThat(delivery.progress()).isEmpty();
                        delivery.recordStep("charged");
                        assertThat(delivery.progress())
                                .as("what came before this delivery")
                                .isEmpty();
                        throw new IOException("no network");
                    });
                    Admission.Admitted second = worker.admitted();
                    assertThat(second.delivery().progress()).containsExactly("charged");
                    second.delivery().recordStep("shipped");

                    worker.letEnd(scene.lease());

                    assertThat(worker.admitted().delivery().progress()).containsExactlyInAnyOrder("charged", "shipped");
                }));
    }

    private static void assertReleased(LedgerScene scene, Error error, DeliveryHandler handler) {
        Worker worker = new Worker(scene);
        assertThatThrownBy(() -> worker.receive(handler)).isSameAs(error);

        assertThat(worker.heard).containsExactly("claimed", "handled 500");
        assertHandledNow(worker);
    }

    private static void assertHandledNow(Worker worker) {
        assertThat(worker.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(200);
    }

    private static ReceiverResponse own(int status) {
        return ReceiverResponse.of(status, Map.of(), new byte[0]);
    }
}
