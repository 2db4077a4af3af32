package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshingSigningKeysTest {

    private static final SigningKeys OLD = SigningKeys.of("sig_a", "sig_b");
    private static final SigningKeys NEW = SigningKeys.of("sig_b", "sig_c");

    private final MovableClock clock = new MovableClock();
    private final ControlledSupplier supplier = new ControlledSupplier(() -> NEW);
    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void endEverything() throws InterruptedException {
        supplier.release();
        supplier.awaitEnd();
        log.close();
    }

    private RefreshingSigningKeysBuilder source() {
        return RefreshingSigningKeys.builder(supplier).clock(clock).executor(supplier);
    }

    private RefreshingSigningKeys started() {
        return source().initialKeys(OLD).build();
    }

    @Test
    void initial_keys_are_used_without_asking_until_their_time_is_over() throws InterruptedException {
        RefreshingSigningKeys keys = started();
        clock.advance(Duration.ofHours(1).minusMillis(1));

        assertThat(keys.current()).isSameAs(OLD);
        assertThat(supplier.calls).hasValue(0);

        clock.advance(Duration.ofMillis(1));
        supplier.hang();
        assertThat(keys.current()).isSameAs(OLD);
        supplier.release();
        supplier.awaitEnd();
        assertThat(keys.current()).isSameAs(NEW);
        assertThat(supplier.calls).hasValue(1);
    }

    @Test
    void fetched_keys_have_a_time_of_their_own() throws InterruptedException {
        RefreshingSigningKeys keys = started();
        clock.advance(Duration.ofHours(1));
        keys.current();
        supplier.awaitEnd();

        clock.advance(Duration.ofHours(1).minusMillis(1));
        keys.current();
        assertThat(supplier.calls).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        keys.current();
        supplier.awaitEnd();
        assertThat(supplier.calls).hasValue(2);
    }

    @Test
    void without_initial_keys_they_are_fetched_at_once_and_nobody_waits_for_them() throws InterruptedException {
        supplier.hang();
        RefreshingSigningKeys keys = source().build();
        supplier.awaitCall();

        assertThat(keys.current()).isNull();

        supplier.release();
        supplier.awaitEnd();
        assertThat(keys.current()).isSameAs(NEW);
        assertThat(supplier.calls).hasValue(1);
    }

    @Test
    void while_there_are_no_keys_the_supplier_is_asked_again_after_the_interval() throws InterruptedException {
        supplier.answer(() -> {
            throw new IOException("unreachable");
        });
        RefreshingSigningKeys keys = source().build();
        supplier.awaitEnd();
        supplier.answer(() -> NEW);

        clock.advance(Duration.ofMillis(29_999));
        assertThat(keys.current()).isNull();
        assertThat(supplier.calls).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        keys.current();
        supplier.awaitEnd();
        assertThat(keys.current()).isSameAs(NEW);
    }

    @Test
    void keys_that_are_the_same_stay_the_same_object() throws InterruptedException {
        supplier.answer(() -> SigningKeys.of("sig_a", "sig_b"));
        RefreshingSigningKeys keys = started();

        assertThat(keys.afterUnknownKey(OLD)).isSameAs(OLD);
        supplier.awaitEnd();
        assertThat(keys.current()).isSameAs(OLD);
        assertThat(supplier.calls).hasValue(1);
    }

    @Test
    void an_unknown_key_waits_for_newer_keys_and_gets_them() throws InterruptedException {
        RefreshingSigningKeys keys = started();
        supplier.hang();
        AtomicReference<@Nullable SigningKeys> found = new AtomicReference<>();
        Thread request = new Thread(() -> found.set(keys.afterUnknownKey(OLD)));
        request.start();
        supplier.awaitCall();

        supplier.release();
        request.join(20_000);
        assertThat(found.get()).isSameAs(NEW);
    }

    @Test
    void an_unknown_key_under_keys_that_were_replaced_meanwhile_costs_nothing() throws InterruptedException {
        RefreshingSigningKeys keys = started();
        keys.afterUnknownKey(OLD);
        supplier.awaitEnd();
        clock.advance(Duration.ofMinutes(1));

        assertThat(keys.afterUnknownKey(OLD)).isSameAs(NEW);
        assertThat(supplier.calls).hasValue(1);
    }

    @Test
    void the_supplier_is_asked_once_in_an_interval_also_when_it_fails() throws InterruptedException {
        supplier.answer(() -> {
            throw new IOException("unreachable");
        });
        RefreshingSigningKeys keys = started();
        for (int interval = 1; interval <= 3; interval++) {
            for (int i = 0; i < 1000; i++) {
                assertThat(keys.afterUnknownKey(OLD)).isSameAs(OLD);
                keys.afterNextKey(OLD);
                supplier.awaitEnd();
            }
            clock.advance(Duration.ofMillis(29_999));
            keys.afterUnknownKey(OLD);
            assertThat(supplier.calls).hasValue(interval);
            clock.advance(Duration.ofMillis(1));
        }
        assertThat(log.lines).hasSize(3);
    }

    @Test
    void the_next_key_is_a_reason_to_ask_in_the_background() throws InterruptedException {
        RefreshingSigningKeys keys = started();
        supplier.hang();

        keys.afterNextKey(OLD);
        assertThat(keys.current()).isSameAs(OLD);

        supplier.release();
        supplier.awaitEnd();
        assertThat(keys.current()).isSameAs(NEW);
        clock.advance(Duration.ofMinutes(1));
        keys.afterNextKey(OLD);
        supplier.awaitEnd();
        assertThat(supplier.calls).hasValue(1);
    }

    @Test
    void a_supplier_that_fails_in_whatever_way_leaves_the_last_good_keys_and_no_secret_in_the_log()
            throws InterruptedException {
        RefreshingSigningKeys keys = started();
        keys.afterUnknownKey(OLD);
        supplier.awaitEnd();
        String[] expected = {
            "threw java.io.IOException.",
            "threw java.lang.IllegalArgumentException.",
            "threw java.lang.AssertionError.",
            "threw java.lang.StackOverflowError.",
            "returned null.",
            "was interrupted."
        };
        fail(keys, () -> {
            throw new IOException("body was sig_secret");
        });
        fail(keys, () -> SigningKeys.of(" ", "sig_secret"));
        fail(keys, () -> {
            throw new AssertionError("sig_secret");
        });
        fail(keys, () -> {
            throw new StackOverflowError("sig_secret");
        });
        fail(keys, RefreshingSigningKeysTest::nothing);
        fail(keys, () -> {
            throw new InterruptedException("sig_secret");
        });

        assertThat(log.lines).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(log.lines.get(i)).contains(expected[i]).doesNotContain("sig_");
        }
        clock.advance(Duration.ofMinutes(1));
        supplier.answer(() -> OLD);
        assertThat(keys.afterUnknownKey(NEW)).isSameAs(OLD);
    }

    private void fail(RefreshingSigningKeys keys, Callable<SigningKeys> answer) throws InterruptedException {
        clock.advance(Duration.ofMinutes(1));
        supplier.answer(answer);
        assertThat(keys.afterUnknownKey(NEW)).isSameAs(NEW);
        supplier.awaitEnd();
        assertThat(keys.current()).isSameAs(NEW);
    }

    @SuppressWarnings("NullAway") // what a supplier without nullness checks may do
    private static SigningKeys nothing() {
        return null;
    }

    @Test
    void an_executor_that_refuses_is_a_failure_like_any_other() {
        RefreshingSigningKeys keys = source().initialKeys(OLD)
                .executor(task -> {
                    throw new RejectedExecutionException("sig_secret");
                })
                .build();

        assertThat(keys.afterUnknownKey(OLD)).isSameAs(OLD);
        keys.afterNextKey(OLD);
        assertThat(log.lines)
                .singleElement()
                .asString()
                .contains("java.util.concurrent.RejectedExecutionException")
                .doesNotContain("sig_");
    }

    @Test
    void a_clock_that_is_set_back_keeps_nothing_from_being_due() throws InterruptedException {
        RefreshingSigningKeys keys = started();
        keys.afterUnknownKey(OLD);
        supplier.awaitEnd();
        clock.advance(Duration.ofDays(-1));

        keys.current();
        supplier.awaitEnd();
        assertThat(supplier.calls).hasValue(2);
    }
}
