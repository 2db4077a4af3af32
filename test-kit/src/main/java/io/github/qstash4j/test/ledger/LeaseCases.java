package io.github.qstash4j.test.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import java.time.Duration;
import java.util.List;

/** How long a claim keeps others out. */
final class LeaseCases {

    private LeaseCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("a lease keeps others out to its last moment", scene -> {
                    scene.owner();

                    scene.letAlmostPass(scene.lease());

                    scene.assertInProgress(scene.again(), scene.precision());
                }),
                LedgerCase.of("the end of a lease lets others in", scene -> {
                    ClaimOwner first = scene.owner();

                    scene.letEnd(scene.lease());

                    assertThat(scene.owner()).isNotEqualTo(first);
                }),
                LedgerCase.of("each claim has the length that it asks for", scene -> {
                    Duration half = scene.lease().dividedBy(2);
                    scene.ledger().claim(new ClaimRequest(scene.message(), "jti_a", scene.lease(), "body", half));
                    scene.assertInProgress(scene.again(), half);

                    scene.letEnd(half);

                    scene.owner();
                }),
                LedgerCase.of("whoever is turned away does not lengthen the lease", scene -> {
                    scene.owner();
                    scene.letAlmostPass(scene.lease());
                    assertThat(scene.again()).isInstanceOf(Claim.InProgress.class);

                    scene.letEnd(scene.precision());

                    scene.owner();
                }),
                LedgerCase.of("whoever takes over has a whole lease", scene -> {
                    scene.owner();
                    scene.letEnd(scene.lease().multipliedBy(2));
                    scene.owner();

                    scene.letAlmostPass(scene.lease());

                    assertThat(scene.again()).isInstanceOf(Claim.InProgress.class);
                }),
                LedgerCase.of("whoever claims what was released has a whole lease", scene -> {
                    ClaimOwner first = scene.owner();
                    scene.letPass(scene.lease().dividedBy(2));
                    scene.ledger().release(first);
                    scene.owner();

                    scene.assertInProgress(scene.again(), scene.lease());
                }),
                LedgerCase.of("a renewed lease begins at its renewal and keeps others out", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.letPass(scene.lease().dividedBy(2));

                    assertThat(scene.ledger().renew(owner, scene.lease())).isTrue();

                    scene.assertInProgress(scene.again(), scene.lease());
                    scene.letAlmostPass(scene.lease());
                    assertThat(scene.again()).isInstanceOf(Claim.InProgress.class);
                }),
                LedgerCase.of("a renewed lease ends too", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.letPass(scene.lease().dividedBy(2));
                    scene.ledger().renew(owner, scene.lease());

                    scene.letEnd(scene.lease());

                    scene.owner();
                }),
                LedgerCase.of("a renewal may shorten a lease", scene -> {
                    ClaimOwner owner = scene.owner();
                    Duration shorter = scene.lease().dividedBy(2);
                    assertThat(scene.ledger().renew(owner, shorter)).isTrue();
                    scene.assertInProgress(scene.again(), shorter);

                    scene.letEnd(shorter);

                    scene.owner();
                }),
                LedgerCase.of("a step is no renewal", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.letPass(scene.lease().dividedBy(2));
                    scene.ledger().record(owner, "charged");

                    scene.letEnd(scene.lease().dividedBy(2));

                    scene.owner();
                }),
                LedgerCase.of("a lease of another message has nothing to do with it", scene -> {
                    scene.owner();
                    scene.letPass(scene.lease().dividedBy(2));
                    ClaimOwner other = scene.granted(scene.message("msg_2")).owner();
                    scene.ledger().renew(other, scene.lease().multipliedBy(2));

                    scene.letEnd(scene.lease().dividedBy(2));

                    scene.owner();
                }));
    }
}
