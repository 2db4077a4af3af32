package io.github.qstash4j.test.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.ClaimLostException;
import io.github.qstash4j.receiver.Invocation;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Two workers that have the same message. */
final class SecondWorkerCases {

    private SecondWorkerCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("a second worker is told to come back after what is left of the lease", scene -> {
                    Worker worker = new Worker(scene);
                    worker.admitted();
                    worker.letPass(scene.lease().dividedBy(4));

                    ReceiverResponse second = worker.receive(delivery -> Outcome.acknowledge());

                    worker.assertBusy(second, scene.lease().dividedBy(4).multipliedBy(3));
                    assertThat(worker.handled).isEmpty();
                    assertThat(worker.heard).containsExactly("claimed", "duplicate IN_PROGRESS");
                }),
                LedgerCase.of("a second worker is told so too when its message has no retries left", scene -> {
                    Worker worker = new Worker(scene);
                    worker.admitted();

                    worker.assertBusy(
                            worker.receive(worker.delivery().retried(3), delivery -> Outcome.acknowledge()),
                            scene.lease());
                }),
                LedgerCase.of("a worker that outlived its lease succeeds when nobody has taken over", scene -> {
                    Worker worker = new Worker(scene);
                    Admission.Admitted slow = worker.admitted();
                    worker.letEnd(scene.lease().multipliedBy(3));

                    assertThat(slow.settle(Outcome.acknowledge()).status()).isEqualTo(200);
                    assertThat(worker.receive(delivery -> Outcome.retry()).status())
                            .isEqualTo(200);
                }),
                LedgerCase.of("a stale worker that succeeds late is answered with 409 while the other works", scene -> {
                    Worker worker = new Worker(scene);
                    Admission.Admitted stale = stale(worker, scene);
                    Admission.Admitted newer = worker.admitted();

                    ReceiverResponse late = stale.settle(Outcome.acknowledge("stale"));

                    worker.assertBusy(late, scene.lease());
                    assertThat(late.body()).asString().doesNotContain("stale");
                    assertThat(worker.heard).containsExactly("claimed", "claimed", "lost", "handled 409");
                    assertThat(newer.settle(Outcome.acknowledge("newer")).status())
                            .isEqualTo(200);
                    assertAnswers(worker, "newer");
                }),
                LedgerCase.of(
                        "a stale worker that rejects late neither releases nor dead-letters the message", scene -> {
                            Worker worker = new Worker(scene);
                            Admission.Admitted stale = stale(worker, scene);
                            worker.admitted();

                            assertThat(stale.settle(Outcome.reject("too late")).status())
                                    .isEqualTo(409);
                            assertThat(worker.receive(delivery -> Outcome.acknowledge())
                                            .status())
                                    .isEqualTo(409);
                        }),
                LedgerCase.of("a stale worker that fails after the other succeeded changes nothing", scene -> {
                    Worker worker = new Worker(scene);
                    Admission.Admitted stale = stale(worker, scene);
                    worker.admitted().settle(Outcome.acknowledge("newer"));

                    assertThat(stale.settle(new IOException("late")).status()).isEqualTo(409);
                    assertAnswers(worker, "newer");
                }),
                LedgerCase.of("a stale worker hears of it where it records or renews", scene -> {
                    Worker worker = new Worker(scene);
                    Admission.Admitted stale = stale(worker, scene);
                    Admission.Admitted newer = worker.admitted();

                    ClaimLostException lost = catchThrowableOfType(
                            ClaimLostException.class, () -> stale.delivery().recordStep("charged"));
                    assertThat(lost).hasMessageContaining("msg_test");
                    assertThatThrownBy(() -> stale.delivery().renewLease(scene.lease()))
                            .isInstanceOf(ClaimLostException.class);
                    assertThatThrownBy(() -> stale.delivery().renewLease()).isInstanceOf(ClaimLostException.class);
                    assertThat(stale.settle(lost).status()).isEqualTo(409);
                    assertThat(newer.settle(Outcome.retry()).status()).isEqualTo(500);
                    assertThat(worker.admitted().delivery().progress()).isEmpty();
                }),
                LedgerCase.of("a worker that renews its lease keeps others out from then on", scene -> {
                    Worker worker = new Worker(scene);
                    Admission.Admitted slow = worker.admitted();
                    worker.letPass(scene.lease().dividedBy(2));
                    slow.delivery().renewLease(scene.lease().multipliedBy(2));

                    worker.letPass(scene.lease());
                    worker.assertBusy(worker.receive(delivery -> Outcome.acknowledge()), scene.lease());
                    assertThat(slow.settle(Outcome.acknowledge()).status()).isEqualTo(200);
                }),
                LedgerCase.of("a renewal without a length is as long as the last lease", scene -> {
                    Worker worker = new Worker(scene);
                    Admission.Admitted own = worker.admitted();
                    worker.letPass(scene.lease().dividedBy(2));

                    own.delivery().renewLease();
                    worker.assertBusy(worker.receive(delivery -> Outcome.acknowledge()), scene.lease());

                    Duration longer = scene.lease().multipliedBy(2);
                    own.delivery().renewLease(longer);
                    worker.letPass(scene.lease());
                    own.delivery().renewLease();
                    worker.assertBusy(worker.receive(delivery -> Outcome.acknowledge()), longer);
                }),
                LedgerCase.of("a run that the platform ends has a lease that lasts a little longer", scene -> {
                    Worker worker = new Worker(scene);
                    Invocation run = Invocation.of("", scene.lease().multipliedBy(3));
                    worker.receiver.admit(Worker.sent(worker.delivery()).in(run));

                    worker.assertBusy(
                            worker.receive(delivery -> Outcome.acknowledge()),
                            scene.lease().multipliedBy(3).plusSeconds(10));
                }));
    }

    private static Admission.Admitted stale(Worker worker, LedgerScene scene) throws InterruptedException {
        Admission.Admitted stale = worker.admitted();
        worker.letEnd(scene.lease());
        return stale;
    }

    private static void assertAnswers(Worker worker, String text) {
        assertThat(worker.receive(delivery -> Outcome.retry()).body())
                .asString(UTF_8)
                .isEqualTo(text);
    }
}
