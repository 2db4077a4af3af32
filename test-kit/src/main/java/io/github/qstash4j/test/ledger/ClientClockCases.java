package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static io.github.qstash4j.test.ledger.LedgerScene.assertConflict;
import static io.github.qstash4j.test.ledger.LedgerScene.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes whose clocks are a minute ahead or behind, where it is theirs that decide. */
final class ClientClockCases {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private ClientClockCases() {}

    static List<LedgerCase> all() {
        List<LedgerCase> cases = new ArrayList<>();
        for (Duration offset : List.of(MINUTE, MINUTE.negated())) {
            String off = offset.isNegative() ? "a minute behind" : "a minute ahead";
            cases.add(LedgerCase.of("a claimant that is " + off + " is kept out to the end of a lease", scene -> {
                DeliveryLedger other = scene.clientClock().off(offset);
                ClaimOwner owner = scene.owner();

                scene.letAlmostPass(scene.lease());

                assertInProgress(other.claim(scene.delivery(scene.message())));
                assertThat(scene.ledger().complete(owner, DONE)).isTrue();
            }));
            cases.add(LedgerCase.of("a claimant that is " + off + " is let in at last", scene -> {
                DeliveryLedger other = scene.clientClock().off(offset);
                ClaimOwner stalled = scene.owner();

                scene.letPass(scene.lease().plus(scene.margin()).plus(MINUTE));

                granted(other.claim(scene.delivery(scene.message())));
                scene.assertLost(stalled);
            }));
            cases.add(LedgerCase.of("an owner that is " + off + " keeps others out to the end of its lease", scene -> {
                DeliveryLedger other = scene.clientClock().off(offset);
                ClaimOwner owner =
                        granted(other.claim(scene.delivery(scene.message()))).owner();

                scene.letAlmostPass(scene.lease());
                assertInProgress(scene.again());
                assertThat(other.renew(owner, scene.lease())).isTrue();

                scene.letAlmostPass(scene.lease());
                assertInProgress(scene.again());
                assertThat(other.complete(owner, DONE)).isTrue();
            }));
            cases.add(LedgerCase.of("an owner that is " + off + " does not keep others out for good", scene -> {
                DeliveryLedger other = scene.clientClock().off(offset);
                granted(other.claim(scene.delivery(scene.message())));

                scene.letPass(scene.lease().plus(scene.margin()).plus(MINUTE));

                scene.owner();
            }));
            cases.add(LedgerCase.of("a token that came to a process that is " + off + " is bound to its end", scene -> {
                DeliveryLedger other = scene.clientClock().off(offset);
                other.claim(scene.delivery(scene.message(), "jti_a", "body"));
                scene.ledger().claim(scene.delivery(scene.message(), "jti_b", "body"));

                // Twice the lease is what a token lives in these cases.
                scene.letAlmostPass(scene.lease().multipliedBy(2));

                assertConflict(scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_a", "body")));
                assertConflict(other.claim(scene.delivery(scene.message("msg_2"), "jti_b", "body")));
            }));
        }
        return cases;
    }

    private static void assertInProgress(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.InProgress.class);
        assertThat(((Claim.InProgress) claim).left()).isPositive();
    }
}
