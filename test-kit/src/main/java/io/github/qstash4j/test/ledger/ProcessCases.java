package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static io.github.qstash4j.test.ledger.LedgerScene.assertConflict;
import static io.github.qstash4j.test.ledger.LedgerScene.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import java.util.List;

/** Two ledgers on one store, as two instances of an application have them, or one before and after a restart. */
final class ProcessCases {

    private static final int ROUNDS = 8;

    private ProcessCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("of 64 claimants in two processes one wins", scene -> {
                    DeliveryLedger other = scene.another();
                    try (Crowd crowd = new Crowd()) {
                        for (int round = 0; round < ROUNDS; round++) {
                            LedgerKey key = scene.message("msg_" + round);
                            List<Claim> claims = crowd.atOnce(i -> {
                                ClaimRequest delivery = scene.delivery(key);
                                return () -> (i % 2 == 0 ? scene.ledger() : other).claim(delivery);
                            });
                            CrowdCases.assertOneWins(claims, Claim.InProgress.class);
                        }
                    }
                }),
                LedgerCase.of("a claim of one process keeps the other out until it ends", scene -> {
                    DeliveryLedger other = scene.another();
                    ClaimOwner owner = scene.owner();
                    scene.assertInProgress(other.claim(scene.delivery(scene.message())), scene.lease());

                    scene.ledger().record(owner, "charged");
                    scene.ledger().release(owner);

                    assertThat(granted(other.claim(scene.delivery(scene.message())))
                                    .progress())
                            .containsExactly("charged");
                }),
                LedgerCase.of(
                        "no owner token of one process is one of the other",
                        scene -> OwnerTokenCases.assertApart(scene, scene.ledger(), scene.another())),
                LedgerCase.of("what one process completed the other answers", scene -> {
                    DeliveryLedger other = scene.another();
                    scene.ledger().complete(scene.owner(), DONE);

                    assertThat(other.claim(scene.delivery(scene.message()))).isEqualTo(new Claim.Completed(DONE));
                }),
                LedgerCase.of("what one process was told of tokens and bodies the other knows", scene -> {
                    DeliveryLedger other = scene.another();
                    scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "body"));

                    assertConflict(other.claim(scene.delivery(scene.message("msg_2"), "jti_a", "body")));
                    assertConflict(other.claim(scene.delivery(scene.message(), "jti_b", "other")));
                }),
                LedgerCase.of("an owner that another process has taken over from is lost in both", scene -> {
                    DeliveryLedger other = scene.another();
                    ClaimOwner stalled = scene.owner();
                    scene.letEnd(scene.lease());
                    ClaimOwner newer = granted(other.claim(scene.delivery(scene.message())))
                            .owner();

                    scene.assertLost(stalled);
                    scene.assertLost(other, stalled);

                    assertThat(other.complete(newer, DONE)).isTrue();
                    scene.assertDone();
                }));
    }
}
