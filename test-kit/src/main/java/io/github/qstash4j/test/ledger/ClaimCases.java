package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static io.github.qstash4j.test.ledger.LedgerScene.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import java.time.Duration;
import java.util.List;

/** What is decided about a claim. */
final class ClaimCases {

    private ClaimCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("a new message is granted without progress", scene -> {
                    Claim.Granted granted = scene.granted(scene.message());

                    assertThat(granted.owner().key()).isEqualTo(scene.message());
                    assertThat(granted.owner().token()).isNotBlank();
                    assertThat(granted.progress()).isEmpty();
                }),
                LedgerCase.of("a message in work says what is left of the lease", scene -> {
                    scene.owner();
                    scene.letPass(scene.lease().dividedBy(4));

                    scene.assertInProgress(
                            scene.again(), scene.lease().dividedBy(4).multipliedBy(3));
                }),
                LedgerCase.of("a completed message gives its response again and again", scene -> {
                    scene.ledger().complete(scene.owner(), DONE);

                    scene.assertDone();
                    scene.letEnd(scene.lease());
                    scene.assertDone();
                }),
                LedgerCase.of("a released message is granted at once", scene -> {
                    assertThat(scene.ledger().release(scene.owner())).isTrue();

                    scene.granted(scene.message());
                }),
                LedgerCase.of("the same token may come again with the same message", scene -> {
                    ClaimRequest delivery = scene.delivery(scene.message(), "jti_a", "body");
                    ClaimOwner owner = granted(scene.ledger().claim(delivery)).owner();
                    assertThat(scene.ledger().claim(delivery)).isInstanceOf(Claim.InProgress.class);
                    scene.ledger().release(owner);

                    owner = granted(scene.ledger().claim(delivery)).owner();
                    scene.ledger().complete(owner, DONE);

                    assertThat(scene.ledger().claim(delivery)).isEqualTo(new Claim.Completed(DONE));
                }),
                LedgerCase.of("a lease is longer than nothing", scene -> {
                    ClaimOwner owner = scene.owner();
                    for (Duration nothing : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
                        ClaimRequest none = new ClaimRequest(
                                scene.message("msg_2"), "jti_of_nothing", scene.lease(), "body", nothing);
                        assertThatIllegalArgumentException()
                                .isThrownBy(() -> scene.ledger().claim(none))
                                .withMessageContaining("lease");
                        assertThatIllegalArgumentException()
                                .isThrownBy(() -> scene.ledger().renew(owner, nothing))
                                .withMessageContaining("lease");
                    }
                    assertThat(scene.ledger().release(owner)).isTrue();
                }));
    }
}
