package io.github.qstash4j.test.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is asked of them in whatever order, the memory ledger answers what the model does. */
class LedgersAgreeTest {

    private static final int SEQUENCES = 2000;
    private static final int CALLS = 40;
    private static final Duration RETENTION = Duration.ofHours(1);

    @Test
    void the_memory_ledger_answers_as_the_model_does() {
        Map<RandomCalls.Answer, Integer> seen = new EnumMap<>(RandomCalls.Answer.class);
        for (int seed = 0; seed < SEQUENCES; seed++) {
            VirtualClock clock = new VirtualClock();
            RandomCalls calls = new RandomCalls(
                    new Random(seed),
                    clock,
                    new ModelLedger(new ModelLedger.Setting(new ModelStore(), clock, Duration.ZERO, RETENTION)),
                    MemoryLedger.builder().clock(clock).retention(RETENTION).build());
            List<String> told = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                RandomCalls.Pair pair = calls.next();
                told.add(pair.call() + " -> " + pair.model());
                assertThat(pair.other())
                        .as("seed %d:%n%s", seed, String.join("\n", told))
                        .isEqualTo(pair.model());
                seen.merge(pair.kind(), 1, Integer::sum);
            }
        }

        // An answer that never came was never compared.
        assertThat(seen).containsOnlyKeys(RandomCalls.Answer.values());
        assertThat(seen.values()).allSatisfy(times -> assertThat(times).isGreaterThan(500));
    }
}
