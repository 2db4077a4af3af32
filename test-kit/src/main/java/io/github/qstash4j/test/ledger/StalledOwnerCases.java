package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import java.util.List;

/** An owner that slept through its lease wakes when another has taken over, and changes nothing. */
final class StalledOwnerCases {

    private StalledOwnerCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("a stalled owner that wakes after another claimed changes nothing", scene -> {
                    ClaimOwner stalled = stalled(scene);
                    ClaimOwner newer = scene.owner();

                    scene.assertLost(stalled);

                    scene.assertInProgress(scene.again(), scene.lease());
                    assertThat(scene.ledger().release(newer)).isTrue();
                    assertThat(scene.granted(scene.message()).progress()).isEmpty();
                }),
                LedgerCase.of("a stalled owner that wakes after another completed changes nothing", scene -> {
                    ClaimOwner stalled = stalled(scene);
                    scene.ledger().complete(scene.owner(), DONE);

                    scene.assertLost(stalled);

                    scene.assertDone();
                }),
                LedgerCase.of("a stalled owner that wakes after another released changes nothing", scene -> {
                    ClaimOwner stalled = stalled(scene);
                    scene.ledger().release(scene.owner());

                    scene.assertLost(stalled);

                    assertThat(scene.granted(scene.message()).progress()).isEmpty();
                }),
                LedgerCase.of("a stalled owner that wakes after the other stalled as well changes nothing", scene -> {
                    ClaimOwner stalled = stalled(scene);
                    ClaimOwner newer = scene.owner();
                    scene.letEnd(scene.lease());

                    scene.assertLost(stalled);

                    assertThat(scene.ledger().complete(newer, DONE)).isTrue();
                    scene.assertDone();
                }),
                LedgerCase.of("an owner that released is not owner of the next claim", scene -> {
                    ClaimOwner first = scene.owner();
                    scene.ledger().release(first);
                    ClaimOwner second = scene.owner();

                    scene.assertLost(first);

                    assertThat(scene.again()).isInstanceOf(Claim.InProgress.class);
                    assertThat(scene.ledger().complete(second, DONE)).isTrue();
                }));
    }

    private static ClaimOwner stalled(LedgerScene scene) throws InterruptedException {
        ClaimOwner stalled = scene.owner();
        scene.letEnd(scene.lease());
        return stalled;
    }
}
