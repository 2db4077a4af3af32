package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.Attack;
import io.github.qstash4j.test.fixtures.Attacks;
import io.github.qstash4j.test.fixtures.ExpectedRefusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every attack that the fixtures know: never handled, refused for its own reason, and answered without a hint. Where a
 * server does not even understand a request it answers for itself; {@link ServersOwn} says when it may.
 */
final class AttackCases {

    private AttackCases() {}

    static List<ContractCase> of(ContractScene scene) {
        List<ContractCase> cases = new ArrayList<>();
        Fresh<Attack> fresh = new Fresh<>(AttackCases::attacks);
        List<Attack> attacks = fresh.get();
        for (int i = 0; i < attacks.size(); i++) {
            int index = i;
            Attack attack = attacks.get(i);
            if (!attack.toTheSecond() && cannotCarry(scene, attack).isEmpty()) {
                cases.add(new ContractCase(
                        attack.name(), s -> check(s.everything(), fresh.get().get(index))));
            }
        }
        return cases;
    }

    /** The attacks that the runtime's wire cannot bring, or that a running clock spoils. */
    static List<Exclusion> exclusions(ContractScene scene) {
        return attacks().stream()
                .flatMap(attack -> cannotCarry(scene, attack)
                        .or(() -> Exclusion.needsStandingClock(attack.toTheSecond()))
                        .map(reason -> new Exclusion(attack.name(), reason))
                        .stream())
                .toList();
    }

    private static List<Attack> attacks() {
        return Attacks.all(Clock.systemUTC(), ContractApplication.PUBLIC_BASE_URL);
    }

    private static Optional<String> cannotCarry(ContractScene scene, Attack attack) {
        return attack.stream() == null
                ? scene.everything().cannotCarry(attack.request())
                : scene.everything().cannotCarry(attack.request(), attack.stream());
    }

    private static void check(ReceiverUnderTest receiver, Attack attack) throws Exception {
        ContractScene.log(receiver);
        ContractResponse response = attack.stream() == null
                ? receiver.exchange(attack.request())
                : receiver.exchange(attack.request(), attack.stream());
        List<String> happened = ContractScene.log(receiver);

        if (happened.isEmpty() && ServersOwn.answerTo(attack).contains(response.status())) {
            return;
        }
        assertThat(happened).containsExactly(Log.refused(attack.reason().name()));
        if (attack.reason() == ExpectedRefusal.TOO_LARGE) {
            Answer.rejected().check(response);
        } else {
            Answer.unauthorized().check(response);
        }
    }
}
