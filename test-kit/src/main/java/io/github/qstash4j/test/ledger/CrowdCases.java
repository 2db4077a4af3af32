package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Whatever many do at once happens as if one had done it after the other. */
final class CrowdCases {

    private static final int ROUNDS = 8;

    private CrowdCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("of 64 claimants one wins", scene -> {
                    try (Crowd crowd = new Crowd()) {
                        for (int round = 0; round < ROUNDS; round++) {
                            LedgerKey key = scene.message("msg_" + round);
                            assertOneWins(claims(scene, crowd, i -> scene.delivery(key)), Claim.InProgress.class);
                        }
                    }
                }),
                LedgerCase.of("of 64 claimants of a released message one wins", scene -> {
                    try (Crowd crowd = new Crowd()) {
                        for (int round = 0; round < ROUNDS; round++) {
                            LedgerKey key = scene.message("msg_" + round);
                            scene.ledger().release(scene.granted(key).owner());
                            assertOneWins(claims(scene, crowd, i -> scene.delivery(key)), Claim.InProgress.class);
                        }
                    }
                }),
                LedgerCase.of("of 64 claimants at the end of a lease one wins", scene -> {
                    try (Crowd crowd = new Crowd()) {
                        List<LedgerKey> keys = IntStream.range(0, ROUNDS)
                                .mapToObj(round -> scene.message("msg_" + round))
                                .toList();
                        keys.forEach(scene::granted);
                        scene.letEnd(scene.lease());
                        for (LedgerKey key : keys) {
                            assertOneWins(claims(scene, crowd, i -> scene.delivery(key)), Claim.InProgress.class);
                        }
                    }
                }),
                LedgerCase.of("of 64 messages under one token one wins", scene -> {
                    try (Crowd crowd = new Crowd()) {
                        for (int round = 0; round < ROUNDS; round++) {
                            String token = "jti_round_" + round;
                            assertOneWins(
                                    claims(
                                            scene,
                                            crowd,
                                            i -> scene.delivery(scene.message(token + "_" + i), token, "body")),
                                    Claim.Conflict.class);
                        }
                    }
                }),
                LedgerCase.of("an owner that is late while 64 claim either completes or is lost to one", scene -> {
                    try (Crowd crowd = new Crowd()) {
                        List<ClaimOwner> late = IntStream.range(0, ROUNDS)
                                .mapToObj(round -> scene.granted(scene.message("msg_" + round))
                                        .owner())
                                .toList();
                        scene.letEnd(scene.lease());
                        for (ClaimOwner owner : late) {
                            List<Boolean> won = crowd.atOnce(i -> () -> i == Crowd.SIZE / 2
                                    ? scene.ledger().complete(owner, DONE)
                                    : scene.ledger().claim(scene.delivery(owner.key())) instanceof Claim.Granted);
                            assertThat(won).filteredOn(each -> each).hasSize(1);
                        }
                    }
                }),
                LedgerCase.of("of 64 ends that one owner makes one counts", scene -> {
                    try (Crowd crowd = new Crowd()) {
                        for (int round = 0; round < ROUNDS; round++) {
                            ClaimOwner owner =
                                    scene.granted(scene.message("msg_" + round)).owner();
                            List<Boolean> ended = crowd.atOnce(i -> () -> i % 2 == 0
                                    ? scene.ledger().complete(owner, DONE)
                                    : scene.ledger().release(owner));
                            assertThat(ended).filteredOn(each -> each).hasSize(1);
                        }
                    }
                }),
                LedgerCase.of("64 steps that are noted at once are all noted", scene -> {
                    try (Crowd crowd = new Crowd()) {
                        ClaimOwner owner = scene.owner();
                        List<Boolean> noted =
                                crowd.atOnce(i -> () -> scene.ledger().record(owner, "step " + i));
                        scene.ledger().release(owner);
                        Set<String> progress = scene.granted(scene.message()).progress();

                        assertThat(noted).containsOnly(true);
                        assertThat(progress).hasSize(Crowd.SIZE);
                    }
                }));
    }

    private static List<Claim> claims(LedgerScene scene, Crowd crowd, IntFunction<ClaimRequest> deliveries)
            throws Exception {
        return crowd.atOnce(i -> {
            ClaimRequest delivery = deliveries.apply(i);
            return () -> scene.ledger().claim(delivery);
        });
    }

    static void assertOneWins(List<Claim> claims, Class<? extends Claim> others) {
        assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(others::isInstance).hasSize(claims.size() - 1);
    }
}
