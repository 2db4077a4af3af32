package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that somebody knows to be old, whatever the clock says. */
class ExpiredSigningKeysTest {

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

    private RefreshingSigningKeys started() {
        return RefreshingSigningKeys.builder(supplier)
                .clock(clock)
                .executor(supplier)
                .initialKeys(OLD)
                .build();
    }

    @Test
    void keys_that_were_expired_are_used_until_the_supplier_was_asked() throws InterruptedException {
        RefreshingSigningKeys keys = started();
        keys.expire();
        assertThat(supplier.calls).hasValue(0);

        supplier.hang();
        assertThat(keys.current()).isSameAs(OLD);
        assertThat(keys.current()).isSameAs(OLD);
        supplier.release();
        supplier.awaitEnd();

        assertThat(keys.current()).isSameAs(NEW);
        clock.advance(Duration.ofMinutes(1));
        keys.current();
        assertThat(supplier.calls).as("they are fresh again").hasValue(1);
    }

    @Test
    void expiring_does_not_shorten_the_interval_between_calls() throws InterruptedException {
        RefreshingSigningKeys keys = started();
        keys.afterNextKey(OLD);
        supplier.awaitEnd();
        keys.expire();

        clock.advance(Duration.ofMillis(29_999));
        keys.current();
        assertThat(supplier.calls).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        keys.current();
        supplier.awaitEnd();
        assertThat(supplier.calls).hasValue(2);
    }

    @Test
    void keys_that_were_asked_for_before_they_expired_are_asked_for_again() throws InterruptedException {
        RefreshingSigningKeys keys = started();
        supplier.hang();
        keys.afterNextKey(OLD);
        supplier.awaitCall();

        keys.expire();
        supplier.release();
        supplier.awaitEnd();
        clock.advance(Duration.ofSeconds(30));
        keys.current();
        supplier.awaitEnd();

        assertThat(supplier.calls).hasValue(2);
        assertThat(supplier.mostAtOnce).hasValue(1);
    }

    @Test
    void a_supplier_that_fails_leaves_keys_that_were_expired_in_use() throws InterruptedException {
        supplier.answer(() -> {
            throw new IOException("unreachable");
        });
        RefreshingSigningKeys keys = started();
        keys.expire();
        keys.current();
        supplier.awaitEnd();

        assertThat(keys.current()).isSameAs(OLD);
        supplier.answer(() -> NEW);
        clock.advance(Duration.ofSeconds(30));
        keys.current();
        supplier.awaitEnd();
        assertThat(keys.current()).isSameAs(NEW);
    }
}
