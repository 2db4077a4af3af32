package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static io.github.qstash4j.test.ledger.LedgerScene.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.ClaimOwner;
import java.time.Duration;
import java.util.List;

/** How long a record lives: from its last write for the retention. */
final class RetentionCases {

    private RetentionCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("a completed message is remembered for the retention after it was completed", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.letPass(scene.lease());
                    scene.ledger().complete(owner, DONE);

                    scene.letAlmostPass(scene.retention());

                    scene.assertDone();
                }),
                LedgerCase.of("a claim does not lengthen the life of a completed message's record", scene -> {
                    scene.ledger().complete(scene.owner(), DONE);
                    scene.letPass(scene.lease());
                    scene.assertDone();

                    scene.letEnd(scene.retention().minus(scene.lease()));

                    scene.granted(scene.message());
                }),
                LedgerCase.of("progress is remembered for the retention after it was made", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.letPass(scene.lease());
                    scene.ledger().record(owner, "charged");

                    scene.letAlmostPass(scene.retention());

                    assertThat(scene.granted(scene.message()).progress()).containsExactly("charged");
                }),
                LedgerCase.of("progress is remembered for the retention after the message was released", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.ledger().record(owner, "charged");
                    scene.letPass(scene.lease());
                    scene.ledger().release(owner);

                    scene.letAlmostPass(scene.retention());

                    assertThat(scene.granted(scene.message()).progress()).containsExactly("charged");
                }),
                LedgerCase.of("an owner is remembered for the retention after it claimed or renewed", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.letPass(scene.lease());
                    scene.ledger().renew(owner, scene.lease());

                    scene.letAlmostPass(scene.retention());

                    assertThat(scene.ledger().complete(owner, DONE)).isTrue();
                    scene.assertDone();
                }),
                LedgerCase.of("a message is forgotten after the retention, its body and progress with it", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.ledger().record(owner, "charged");
                    scene.ledger().release(owner);

                    scene.letEnd(scene.retention());

                    assertThat(granted(scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "other")))
                                    .progress())
                            .isEmpty();
                }),
                LedgerCase.of("an owner that never came back is forgotten after the retention", scene -> {
                    ClaimOwner owner = scene.owner();

                    scene.letEnd(scene.retention());

                    scene.assertLost(owner);
                }),
                LedgerCase.of("a lease that is longer than the retention is kept", scene -> {
                    ClaimOwner owner = scene.owner();
                    Duration longer = scene.retention().plus(scene.lease());
                    assertThat(scene.ledger().renew(owner, longer)).isTrue();

                    scene.letAlmostPass(longer);

                    scene.assertInProgress(scene.again(), scene.precision());
                    assertThat(scene.ledger().complete(owner, DONE)).isTrue();
                }));
    }
}
