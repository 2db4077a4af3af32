package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.LedgerException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A server that is down, slow, or restarted while a message is worked on. */
final class EngineCases {

    private EngineCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("a ledger whose engine is down says so whatever it is asked, and recovers", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.engine().stop();

                    assertAllFail(scene, owner);

                    scene.engine().start();
                    assertThat(scene.ledger().complete(owner, DONE)).isTrue();
                    scene.granted(scene.message("msg_2"));
                }),
                LedgerCase.of("a ledger whose engine is slow gives up, and recovers", scene -> {
                    ClaimOwner owner = scene.owner();
                    Duration delay = scene.engine().patience().multipliedBy(3);
                    scene.engine().answerAfter(delay);

                    long start = System.nanoTime();
                    assertFails(() -> scene.ledger().record(owner, "charged"));
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(delay);

                    assertAllFail(scene, owner);
                    scene.engine().answerAfter(Duration.ZERO);
                    scene.letEnd(scene.lease());
                    assertThat(scene.again()).isNotInstanceOf(Claim.Conflict.class);
                    scene.granted(scene.message("msg_3"));
                }),
                LedgerCase.of("an engine that is restarted between claim and complete has forgotten nothing", scene -> {
                    ClaimOwner owner = scene.owner();

                    scene.engine().stop();
                    scene.engine().start();

                    // A restart may take longer than the lease, which does not matter while nobody else claims.
                    assertThat(scene.ledger().complete(owner, DONE)).isTrue();
                    scene.assertDone();
                }),
                LedgerCase.of("an engine that is restarted between claim and release has kept the progress", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.ledger().record(owner, "charged");

                    scene.engine().stop();
                    scene.engine().start();

                    assertThat(scene.ledger().release(owner)).isTrue();
                    assertThat(scene.granted(scene.message()).progress()).containsExactly("charged");
                }),
                LedgerCase.of("an engine that is restarted remembers what is done, and which tokens came", scene -> {
                    ClaimOwner owner = LedgerScene.granted(
                                    scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "body")))
                            .owner();
                    scene.ledger().complete(owner, DONE);

                    scene.engine().stop();
                    scene.engine().start();

                    scene.assertDone();
                    LedgerScene.assertConflict(
                            scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_a", "body")));
                }),
                LedgerCase.of("a completion whose answer was lost is done, or can be made again", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.engine().answerAfter(scene.engine().patience().multipliedBy(3));
                    assertFails(() -> scene.ledger().complete(owner, DONE));
                    scene.engine().answerAfter(Duration.ZERO);

                    if (!scene.ledger().complete(owner, DONE)) {
                        scene.assertDone();
                    }
                    scene.assertDone();
                }),
                LedgerCase.of("a claim whose answer was lost is let go at the end of its lease", scene -> {
                    scene.engine().answerAfter(scene.engine().patience().multipliedBy(3));
                    assertFails(scene::again);
                    scene.engine().answerAfter(Duration.ZERO);

                    scene.letEnd(scene.lease());

                    scene.owner();
                }),
                LedgerCase.of(
                        "a receiver whose engine is down asks for the message again and handles nothing", scene -> {
                            Worker worker = new Worker(scene);
                            scene.engine().stop();

                            assertThat(worker.receive(delivery -> Outcome.acknowledge())
                                            .status())
                                    .isEqualTo(500);
                            assertThat(worker.handled).isEmpty();
                            assertThat(worker.heard).containsExactly("failed");

                            scene.engine().start();
                            assertThat(worker.receive(delivery -> Outcome.acknowledge())
                                            .status())
                                    .isEqualTo(200);
                        }),
                LedgerCase.of("work whose end could not be recorded is asked for again after its lease", scene -> {
                    Worker worker = new Worker(scene);

                    assertThat(worker.receive(delivery -> {
                                        scene.engine().stop();
                                        return Outcome.acknowledge();
                                    })
                                    .status())
                            .isEqualTo(500);

                    scene.engine().start();
                    worker.letEnd(scene.lease());
                    assertThat(worker.receive(delivery -> Outcome.acknowledge()).status())
                            .isEqualTo(200);
                    assertThat(worker.handled).hasSize(2);
                }));
    }

    private static void assertAllFail(LedgerScene scene, ClaimOwner owner) {
        assertFails(() -> scene.ledger().claim(scene.delivery(scene.message("msg_2"))));
        assertFails(() -> scene.ledger().renew(owner, scene.lease()));
        assertFails(() -> scene.ledger().record(owner, "late"));
        assertFails(() -> scene.ledger().release(new ClaimOwner(owner.key(), "nobody")));
        assertFails(() -> scene.ledger().complete(new ClaimOwner(owner.key(), "nobody"), DONE));
    }

    private static void assertFails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(LedgerException.class);
    }
}
