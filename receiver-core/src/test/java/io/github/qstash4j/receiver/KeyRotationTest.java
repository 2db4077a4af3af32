package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys are rolled, and nothing is refused: QStash, a refreshing source and what a receiver does with it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeyRotationTest {

    private final MovableClock clock = new MovableClock();
    private final ControlledSupplier supplier = new ControlledSupplier(this::keysAtQStash);
    private final AtomicInteger rolled = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** A delivery on its way during a rotation may be too old when it comes; that is for QStash to repeat. */
    private final ReadWriteLock rotation = new ReentrantReadWriteLock(true);

    private final RefreshingSigningKeys source = RefreshingSigningKeys.builder(supplier)
            .initialKeys(keysAtQStash())
            .patience(Duration.ofSeconds(30))
            .clock(clock)
            .executor(supplier)
            .build();

    @AfterEach
    void endEverything() throws InterruptedException {
        supplier.release();
        supplier.awaitEnd();
    }

    private SigningKeys keysAtQStash() {
        int current = rolled.get();
        return SigningKeys.of("sig_" + current, "sig_" + (current + 1));
    }

    private boolean isUpToDate() {
        @Nullable SigningKeys known = source.current();
        return known != null && known.haveTheKeysOf(keysAtQStash());
    }

    private void roll() {
        rotation.writeLock().lock();
        try {
            clock.advance(Duration.ofMinutes(1));
            rolled.incrementAndGet();
        } finally {
            rotation.writeLock().unlock();
        }
    }

    @Test
    void with_deliveries_between_two_rotations_nothing_is_refused_and_nobody_waits() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            roll();
            supplier.hang();
            deliver();
            supplier.release();
            supplier.awaitEnd();
            deliver();
        }
        assertThat(refused).hasValue(0);
        assertThat(isUpToDate()).isTrue();
        assertThat(supplier.calls).hasValue(10);
    }

    @Test
    void without_a_delivery_between_two_rotations_nothing_is_refused() {
        for (int i = 0; i < 10; i++) {
            roll();
            roll();
            deliver();
        }
        assertThat(refused).hasValue(0);
        assertThat(supplier.calls).hasValue(10);
    }

    @Test
    void one_rotation_without_a_delivery_and_one_with_a_failing_supplier_are_survived() throws InterruptedException {
        roll();
        supplier.answer(() -> {
            throw new IllegalStateException();
        });
        try (RecordedLog log = new RecordedLog()) {
            deliver();
            supplier.awaitEnd();
            assertThat(log.lines).hasSize(1);
        }
        supplier.answer(this::keysAtQStash);
        roll();
        deliver();

        assertThat(refused).hasValue(0);
    }

    @Test
    void what_a_fixed_configuration_refuses_after_two_rotations() {
        SigningKeys fixed = keysAtQStash();
        roll();
        assertThat(accepts(fixed, "sig_" + rolled)).isTrue();
        roll();
        assertThat(accepts(fixed, "sig_" + rolled)).isFalse();
    }

    @Test
    void sixteen_threads_deliver_through_rotations_with_and_without_deliveries_between_them() throws Exception {
        int threads = 16;
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean pause = new AtomicBoolean();
        AtomicInteger delivered = new AtomicInteger();
        CyclicBarrier paused = new CyclicBarrier(threads + 1);
        List<Thread> qstash = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                while (!over.get()) {
                    if (pause.get()) {
                        meet(paused);
                        meet(paused);
                    }
                    rotation.readLock().lock();
                    try {
                        deliver();
                    } finally {
                        rotation.readLock().unlock();
                    }
                    delivered.incrementAndGet();
                }
            });
            thread.setDaemon(true);
            thread.start();
            qstash.add(thread);
        }
        for (int i = 0; i < 20; i++) {
            roll();
            while (!isUpToDate()) {
                Thread.onSpinWait();
            }
            pause.set(true);
            meet(paused);
            roll();
            roll();
            pause.set(false);
            meet(paused);
            while (!isUpToDate()) {
                Thread.onSpinWait();
            }
        }
        over.set(true);
        for (Thread thread : qstash) {
            thread.join(20_000);
        }

        assertThat(refused).hasValue(0);
        assertThat(delivered.get()).isGreaterThan(threads * 20);
        assertThat(supplier.calls).hasValue(40);
        assertThat(supplier.mostAtOnce).hasValue(1);
    }

    /** One delivery, signed with the key that is the current one at this moment, and what a receiver makes of it. */
    private void deliver() {
        String signedWith = "sig_" + rolled;
        @Nullable SigningKeys keys = source.current();
        if (keys == null) {
            refused.incrementAndGet();
            return;
        }
        @Nullable SigningKey signedBy = find(keys, signedWith);
        if (signedBy == null) {
            SigningKeys newer = source.afterUnknownKey(keys);
            if (newer != keys) {
                keys = newer;
                signedBy = find(newer, signedWith);
            }
        }
        if (signedBy == null) {
            refused.incrementAndGet();
        } else if (signedBy.role() == SigningKey.Role.NEXT) {
            source.afterNextKey(keys);
        }
    }

    private static boolean accepts(SigningKeys keys, String signedWith) {
        return find(keys, signedWith) != null;
    }

    private static @Nullable SigningKey find(SigningKeys keys, String value) {
        for (SigningKey key : keys.inOrder(null)) {
            if (key.value().equals(value)) {
                return key;
            }
        }
        return null;
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
