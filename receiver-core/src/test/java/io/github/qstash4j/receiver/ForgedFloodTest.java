package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What requests signed with no key at all can make refreshing keys do. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForgedFloodTest {

    private static final SigningKeys KEYS = SigningKeys.of("sig_a", "sig_b");
    private static final int THREADS = 64;

    private final MovableClock clock = new MovableClock();
    private final ControlledSupplier supplier = new ControlledSupplier(() -> SigningKeys.of("sig_a", "sig_b"));
    private final RecordedLog log = new RecordedLog();
    private final RefreshingSigningKeys keys = RefreshingSigningKeys.builder(supplier)
            .initialKeys(KEYS)
            .patience(Duration.ofHours(1))
            .clock(clock)
            .executor(supplier)
            .build();

    @AfterEach
    void endEverything() throws InterruptedException {
        supplier.release();
        supplier.awaitEnd();
        log.close();
    }

    @Test
    void a_flood_is_one_call_in_an_interval_and_never_two_at_once() throws InterruptedException {
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> forgers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            forgers.add(thread(() -> {
                begin.await();
                for (int n = 0; n < 2000; n++) {
                    keys.afterUnknownKey(KEYS);
                    keys.afterNextKey(KEYS);
                    keys.current();
                }
            }));
        }
        begin.countDown();
        for (int interval = 1; interval <= 5; interval++) {
            clock.advance(Duration.ofSeconds(30));
            keys.afterUnknownKey(KEYS);
            supplier.awaitEnd();
        }
        join(forgers);

        assertThat(supplier.calls.get()).isBetween(1, 6);
        assertThat(supplier.mostAtOnce).hasValue(1);
        assertThat(keys.current()).isSameAs(KEYS);
    }

    @Test
    void a_small_number_of_requests_waits_and_all_others_are_refused_at_once() throws InterruptedException {
        supplier.hang();
        keys.afterNextKey(KEYS);
        supplier.awaitCall();
        CountDownLatch refused = new CountDownLatch(THREADS - RefreshingSigningKeys.MOST_WAITING);
        AtomicInteger done = new AtomicInteger();
        List<Thread> forgers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            forgers.add(thread(() -> {
                keys.afterUnknownKey(KEYS);
                done.incrementAndGet();
                refused.countDown();
            }));
        }

        assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
        awaitWaiting(forgers, RefreshingSigningKeys.MOST_WAITING);
        assertThat(done).hasValue(THREADS - RefreshingSigningKeys.MOST_WAITING);
        supplier.release();
        join(forgers);
        assertThat(done).hasValue(THREADS);
        assertThat(supplier.calls).hasValue(1);
    }

    @Test
    void those_who_waited_make_room_for_others() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            supplier.hang();
            clock.advance(Duration.ofSeconds(30));
            keys.afterNextKey(KEYS);
            supplier.awaitCall();
            List<Thread> forgers = new ArrayList<>();
            for (int i = 0; i < RefreshingSigningKeys.MOST_WAITING; i++) {
                forgers.add(thread(() -> keys.afterUnknownKey(KEYS)));
            }
            awaitWaiting(forgers, RefreshingSigningKeys.MOST_WAITING);
            supplier.release();
            join(forgers);
            supplier.awaitEnd();
        }
    }

    @Test
    void a_supplier_that_hangs_costs_patience_once_one_thread_and_one_line_in_an_interval()
            throws InterruptedException {
        supplier.hang();
        keys.afterNextKey(KEYS);
        supplier.awaitCall();

        clock.advance(Duration.ofHours(1).plusMillis(1));
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.afterUnknownKey(KEYS)).isSameAs(KEYS);
            assertThat(keys.current()).isSameAs(KEYS);
        }
        assertThat(log.lines).singleElement().asString().contains("3600 s ago");

        clock.advance(Duration.ofSeconds(30));
        keys.current();
        keys.current();
        assertThat(log.lines).hasSize(2);
        assertThat(supplier.calls).hasValue(1);
        assertThat(supplier.threadsAlive()).isOne();
    }

    @Test
    void patience_ends() {
        supplier.hang();
        RefreshingSigningKeys impatient = RefreshingSigningKeys.builder(supplier)
                .initialKeys(KEYS)
                .patience(Duration.ofMillis(20))
                .clock(clock)
                .executor(supplier)
                .build();

        assertThat(impatient.afterUnknownKey(KEYS)).isSameAs(KEYS);
    }

    @Test
    @Tag("not-under-pit") // whose own instrumentation does not expect an interrupt
    void a_thread_that_is_interrupted_waits_no_longer_and_stays_interrupted() {
        supplier.hang();
        Thread.currentThread().interrupt();

        assertThat(keys.afterUnknownKey(KEYS)).isSameAs(KEYS);
        assertThat(Thread.interrupted()).isTrue();
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private static Thread thread(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitWaiting(List<Thread> threads, int expected) {
        while (threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                        .count()
                != expected) {
            Thread.onSpinWait();
        }
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
