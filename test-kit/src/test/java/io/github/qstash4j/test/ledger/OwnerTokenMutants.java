package io.github.qstash4j.test.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Owner tokens that come again, or that others can guess. */
final class OwnerTokenMutants {

    private static final AtomicLong COUNTER = new AtomicLong();

    private OwnerTokenMutants() {}

    static List<Mutant> all() {
        return List.of(
                with("owner token reused", () -> "owner"),
                with("owner token short", () -> UUID.randomUUID().toString().substring(0, 15)),
                with("owner token counted", () -> String.valueOf(COUNTER.incrementAndGet())),
                with("owner token counted in 20 digits", () -> "%020d".formatted(COUNTER.incrementAndGet())),
                with(
                        "owner token counted behind the host's name",
                        () -> "worker-7.eu-west.internal-" + COUNTER.incrementAndGet()),
                with(
                        "owner token counted before the process's id",
                        () -> COUNTER.incrementAndGet() + "-"
                                + new UUID(ProcessHandle.current().pid(), 1)),
                with("owner token a time", () -> Instant.now() + "-" + System.nanoTime()),
                with("owner token a time in digits", () -> "%020d".formatted(System.nanoTime())),
                Mutant.byTheStoresClock("owner tokens the same in each process", setting -> new ModelLedger(setting) {
                    private final Random seeded = new Random(42);

                    @Override
                    String newOwner() {
                        return new UUID(seeded.nextLong(), seeded.nextLong()).toString();
                    }
                }));
    }

    private static Mutant with(String name, Supplier<String> newOwner) {
        return Mutant.byTheStoresClock(name, setting -> new ModelLedger(setting) {
            @Override
            String newOwner() {
                return newOwner.get();
            }
        });
    }
}
