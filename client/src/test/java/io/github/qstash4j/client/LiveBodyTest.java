package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What an HTTP client may do that the one at hand mostly does not. */
class LiveBodyTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final LiveBody body = new LiveBody();
    private final Asked subscription = new Asked();

    private static final class Asked implements Subscription {
        private long parts;
        private boolean cancelled;

        @Override
        public void request(long more) {
            parts += more;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @Test
    void asks_for_a_part_only_when_one_has_been_read() throws Exception {
        body.onSubscribe(subscription);
        assertThat(subscription.parts).isEqualTo(1);
        body.onNext(List.of(ByteBuffer.allocate(3)));
        assertThat(subscription.parts).isEqualTo(1);

        assertThat(body.next(LONG)).hasSize(1);
        assertThat(subscription.parts).isEqualTo(2);
        body.onComplete();
        assertThat(body.next(LONG)).isNull();
        assertThat(body.next(LONG)).isNull();
    }

    @Test
    void ends_a_read_when_it_is_closed_though_nothing_more_comes() {
        body.onSubscribe(subscription);

        body.close();

        assertThat(subscription.cancelled).isTrue();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> body.next(LONG));
    }

    @Test
    void hangs_up_when_it_was_closed_before_there_was_anything_to_hang_up() {
        body.close();

        body.onSubscribe(subscription);

        assertThat(subscription.cancelled).isTrue();
        assertThat(subscription.parts).isZero();
    }

    @Test
    void waits_no_longer_than_it_is_told() {
        body.onSubscribe(subscription);

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> body.next(Duration.ZERO));
    }
}
