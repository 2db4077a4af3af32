package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.qstash4j.test.fixtures.TestKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshingSigningKeysBuilderTest {

    private static final SigningKeys OLD = SigningKeys.of("sig_a", "sig_b");
    private static final SigningKeys NEW = SigningKeys.of("sig_b", "sig_c");

    private final ControlledSupplier supplier = new ControlledSupplier(() -> NEW);

    private RefreshingSigningKeysBuilder source() {
        return RefreshingSigningKeys.builder(supplier).executor(supplier);
    }

    @Test
    void a_start_that_fetches_has_keys_or_fails() {
        assertThat(source().fetchAndBuild().current()).isSameAs(NEW);

        IOException failure = new IOException("sig_secret");
        supplier.answer(() -> {
            throw failure;
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> source().fetchAndBuild())
                .withMessageContaining("java.io.IOException")
                .withMessageNotContaining("sig_")
                .withCause(failure);
        supplier.answer(RefreshingSigningKeysBuilderTest::nothing);
        assertThatIllegalStateException()
                .isThrownBy(() -> source().fetchAndBuild())
                .withMessageContaining("null");
        assertThatIllegalStateException()
                .isThrownBy(() -> source().initialKeys(OLD).fetchAndBuild())
                .withMessageContaining("initialKeys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "-PT1S", "P366D"})
    void times_that_make_no_sense_are_refused(Duration duration) {
        assertThatIllegalArgumentException().isThrownBy(() -> source().timeToLive(duration));
        assertThatIllegalArgumentException().isThrownBy(() -> source().leastInterval(duration));
        assertThatIllegalArgumentException().isThrownBy(() -> source().patience(Duration.ofSeconds(-1)));
    }

    @Test
    void unless_told_otherwise_the_supplier_is_called_in_a_daemon_thread_that_ends_with_the_call() throws Exception {
        AtomicReference<@Nullable Thread> caller = new AtomicReference<>();
        CountDownLatch called = new CountDownLatch(1);
        RefreshingSigningKeys keys = RefreshingSigningKeys.builder(() -> {
                    caller.set(Thread.currentThread());
                    called.countDown();
                    return NEW;
                })
                .build();

        assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
        Thread thread = Objects.requireNonNull(caller.get());
        assertThat(thread).isNotSameAs(Thread.currentThread());
        thread.join(20_000);
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.isAlive()).isFalse();
        assertThat(keys.current()).isSameAs(NEW);
        assertThat(keys.afterUnknownKey(SigningKeys.of(TestKeys.UNKNOWN))).isSameAs(NEW);
    }

    @SuppressWarnings("NullAway") // what a supplier without nullness checks may do
    private static SigningKeys nothing() {
        return null;
    }
}
