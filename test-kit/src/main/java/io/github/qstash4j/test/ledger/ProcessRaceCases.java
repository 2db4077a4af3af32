package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static io.github.qstash4j.test.ledger.LedgerScene.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.test.ledger.Crowd.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/**
 * Two processes are at one message at the same time, and at many more beside it: what a process decides about is still
 * so when it writes, which no lock of its own can see to.
 */
final class ProcessRaceCases {

    private static final int ROUNDS = 8;

    private ProcessRaceCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("of 64 messages under one token in two processes one wins", scene -> {
                    DeliveryLedger other = scene.another();
                    try (Crowd crowd = new Crowd()) {
                        for (int round = 0; round < ROUNDS; round++) {
                            String token = "jti_round_" + round;
                            List<Claim> claims = crowd.atOnce(i -> {
                                ClaimRequest delivery = scene.delivery(scene.message(token + "_" + i), token, "body");
                                return () -> (i % 2 == 0 ? scene.ledger() : other).claim(delivery);
                            });
                            CrowdCases.assertOneWins(claims, Claim.Conflict.class);
                        }
                    }
                }),
                LedgerCase.of(
                        "an owner that is late either completes or is lost to a claim of another process", scene -> {
                            for (Met<Claim> met :
                                    claimedElsewhere(scene, (ledger, owner) -> ledger.complete(owner, DONE))) {
                                if (met.written()) {
                                    assertThat(met.other()).isEqualTo(new Claim.Completed(DONE));
                                } else {
                                    assertOwns(scene, granted(met.other()));
                                }
                            }
                        }),
                LedgerCase.of("an owner that is late either renews or is lost to a claim of another process", scene -> {
                    for (Met<Claim> met :
                            claimedElsewhere(scene, (ledger, owner) -> ledger.renew(owner, longLease(scene)))) {
                        if (met.written()) {
                            assertThat(met.other()).isInstanceOf(Claim.InProgress.class);
                        } else {
                            assertOwns(scene, granted(met.other()));
                        }
                    }
                }),
                LedgerCase.of("a step that is late is either told to a claim of another process or refused", scene -> {
                    for (Met<Claim> met : claimedElsewhere(scene, (ledger, owner) -> ledger.record(owner, "late"))) {
                        Claim.Granted granted = granted(met.other());
                        assertThat(granted.progress()).isEqualTo(met.written() ? Set.of("late") : Set.of());
                        assertOwns(scene, granted);
                    }
                }),
                LedgerCase.of("a release that is late takes nothing from a claim of another process", scene -> {
                    for (Met<Claim> met : claimedElsewhere(scene, DeliveryLedger::release)) {
                        assertOwns(scene, granted(met.other()));
                    }
                }),
                LedgerCase.of("of two ends that one owner makes in two processes one counts", scene -> {
                    for (Met<Boolean> met : metBySelf(
                            scene, (ledger, owner) -> ledger.complete(owner, DONE), DeliveryLedger::release)) {
                        assertThat(met.written()).isNotEqualTo(met.other());
                        Claim after = scene.ledger().claim(scene.delivery(met.key()));
                        if (met.written()) {
                            assertThat(after).isEqualTo(new Claim.Completed(DONE));
                        } else {
                            granted(after);
                        }
                    }
                }),
                LedgerCase.of("what is completed in one process no step of another undoes", scene -> {
                    assertStaysDone(scene, (ledger, owner) -> ledger.record(owner, "charged"));
                }),
                LedgerCase.of("what is completed in one process no lease of another undoes", scene -> {
                    assertStaysDone(scene, (ledger, owner) -> ledger.renew(owner, longLease(scene)));
                }),
                LedgerCase.of("64 steps that two processes note at once are all noted", scene -> {
                    DeliveryLedger other = scene.another();
                    try (Crowd crowd = new Crowd()) {
                        ClaimOwner owner = scene.owner();
                        List<Boolean> noted = crowd.atOnce(
                                i -> () -> (i % 2 == 0 ? scene.ledger() : other).record(owner, "step " + i));
                        scene.ledger().release(owner);

                        assertThat(noted).containsOnly(true);
                        assertThat(scene.granted(scene.message()).progress()).hasSize(Crowd.SIZE);
                    }
                }));
    }

    /** What two processes got of one message: whether the first wrote, and what the other did. */
    private record Met<T>(LedgerKey key, boolean written, T other) {}

    /** Owners that are late write while another process claims. */
    private static List<Met<Claim>> claimedElsewhere(
            LedgerScene scene, BiFunction<DeliveryLedger, ClaimOwner, Boolean> write) throws Exception {
        List<ClaimOwner> late = owners(scene);
        scene.letEnd(scene.lease());
        return met(scene, late, write, (ledger, owner) -> ledger.claim(scene.delivery(owner.key())));
    }

    /** An owner writes in two processes. */
    private static List<Met<Boolean>> metBySelf(
            LedgerScene scene,
            BiFunction<DeliveryLedger, ClaimOwner, Boolean> write,
            BiFunction<DeliveryLedger, ClaimOwner, Boolean> otherWrite)
            throws Exception {
        return met(scene, owners(scene), write, otherWrite);
    }

    private static <T> List<Met<T>> met(
            LedgerScene scene,
            List<ClaimOwner> owners,
            BiFunction<DeliveryLedger, ClaimOwner, Boolean> write,
            BiFunction<DeliveryLedger, ClaimOwner, T> otherCall)
            throws Exception {
        DeliveryLedger other = scene.another();
        List<Met<T>> all = new ArrayList<>();
        try (Crowd crowd = new Crowd()) {
            for (int from = 0; from < owners.size(); from += Crowd.PAIRS) {
                List<ClaimOwner> now = owners.subList(from, from + Crowd.PAIRS);
                List<Pair<Boolean, T>> pairs = crowd.inPairs(
                        i -> (Callable<Boolean>) () -> write.apply(scene.ledger(), now.get(i)),
                        i -> () -> otherCall.apply(other, now.get(i)));
                for (int i = 0; i < pairs.size(); i++) {
                    all.add(new Met<>(
                            now.get(i).key(), pairs.get(i).one(), pairs.get(i).other()));
                }
            }
        }
        return all;
    }

    /** Whoever was granted the message has it. */
    private static void assertOwns(LedgerScene scene, Claim.Granted granted) {
        assertThat(scene.ledger().complete(granted.owner(), DONE)).isTrue();
    }

    private static void assertStaysDone(LedgerScene scene, BiFunction<DeliveryLedger, ClaimOwner, Boolean> write)
            throws Exception {
        for (Met<Boolean> met : metBySelf(scene, write, (ledger, owner) -> ledger.complete(owner, DONE))) {
            assertThat(met.other()).isTrue();
            assertThat(scene.ledger().claim(scene.delivery(met.key()))).isEqualTo(new Claim.Completed(DONE));
        }
    }

    /** One that does not end while the case runs, where time passes. */
    private static Duration longLease(LedgerScene scene) {
        return scene.lease().multipliedBy(4);
    }

    private static List<ClaimOwner> owners(LedgerScene scene) {
        List<ClaimOwner> owners = new ArrayList<>();
        for (int i = 0; i < ROUNDS * Crowd.PAIRS; i++) {
            owners.add(scene.granted(scene.message("msg_" + i)).owner());
        }
        return owners;
    }
}
