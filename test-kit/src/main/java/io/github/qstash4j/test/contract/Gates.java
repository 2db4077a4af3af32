package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where one delivery waits for another. */
final class Gates {

    private static final long PATIENCE_SECONDS = 20;

    private record Gate(CountDownLatch held, CountDownLatch opened) {

        Gate() {
            this(new CountDownLatch(1), new CountDownLatch(1));
        }
    }

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    Outcome hold(String name, Arrival arrival) throws InterruptedException {
        gate(name).held().countDown();
        await(gate(name).opened(), "Nobody opened the gate " + name);
        return arrival.acknowledged();
    }

    Outcome await(String name) throws InterruptedException {
        await(gate(name).held(), "Nobody came to the gate " + name);
        return Outcome.acknowledge();
    }

    Outcome open(String name) {
        gate(name).opened().countDown();
        return Outcome.acknowledge();
    }

    private Gate gate(String name) {
        return gates.computeIfAbsent(name, key -> new Gate());
    }

    private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(otherwise + " within " + PATIENCE_SECONDS + " s.");
        }
    }
}
