package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrownOutcomeTest {

    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void a_RetryLaterException_is_a_delay_and_no_error() {
        ReceiverResponse response = thrown(new RetryLaterException("the ware\nhouse is closed", Duration.ofMinutes(5)));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "300");
        assertThat(response.body()).asString(UTF_8).doesNotContain("closed");
        assertLogged(Level.INFO, "Asked for Delivery[msg_test", "\"the ware\\u000ahouse is closed\"");
    }

    @Test
    void a_RetryLaterException_may_name_a_time() {
        assertThat(thrown(new RetryLaterException("closed", NOW.plusSeconds(7))).headers())
                .containsEntry("Retry-After", "7");
        assertThat(thrown(new RetryLaterException("closed", NOW.minusSeconds(7)))
                        .headers())
                .containsEntry("Retry-After", "0");
    }

    @Test
    void a_delay_that_QStash_would_ignore_is_an_error_where_it_is_thrown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new RetryLaterException("closed", Duration.ofDays(1).plusNanos(1)))
                .withMessageContaining("one day");
    }

    @Test
    void a_time_that_QStash_would_ignore_is_a_plain_retry_with_an_error_in_the_log() {
        ReceiverResponse response = thrown(new RetryLaterException("closed", NOW.plus(Duration.ofDays(2))));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.headers()).doesNotContainKey("Retry-After");
        assertThat(log.records.get(log.records.size() - 1).getLevel()).isEqualTo(Level.SEVERE);
        assertThat(log.records.get(log.records.size() - 1).getThrown()).hasMessageContaining("one day");
    }

    @Test
    void a_NonRetryableException_is_a_rejection_with_its_message_as_the_reason() {
        ReceiverResponse response = thrown(new NonRetryableException("no such\norder", new IOException("row 7\n")));

        assertThat(response.status()).isEqualTo(489);
        assertThat(response.headers()).containsEntry("Upstash-NonRetryable-Error", "true");
        assertThat(response.body()).asString(UTF_8).isEqualTo("no such\norder");
        assertLogged(
                Level.WARNING, "Rejected Delivery[msg_test", "\"no such\\u000aorder\" IOException: \"row 7\\u000a\"");
    }

    @Test
    void a_long_reason_is_cut_and_a_missing_one_is_no_failure() {
        assertThat(thrown(new NonRetryableException("x".repeat(5000))).body()).hasSize(1024);
        assertThat(thrown(new Unexplained()).status()).isEqualTo(489);
    }

    @Test
    void what_futures_and_reflection_wrap_around_an_exception_does_not_hide_it() {
        RuntimeException later = new RetryLaterException("closed", Duration.ofSeconds(1));

        assertThat(thrown(new CompletionException(later)).status()).isEqualTo(503);
        assertThat(thrown(new ExecutionException(new CompletionException(later)))
                        .status())
                .isEqualTo(503);
        assertThat(thrown(new InvocationTargetException(new NonRetryableException("no")))
                        .status())
                .isEqualTo(489);
        assertThat(thrown(new CompletionException(new PayloadException("no", later)))
                        .status())
                .isEqualTo(489);
    }

    @Test
    void any_other_exception_means_what_it_says_and_not_what_its_cause_says() {
        assertThat(thrown(new IllegalStateException(new NonRetryableException("no")))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void wrappers_without_end_are_a_plain_retry() {
        Exception wrapped = new NonRetryableException("too deep");
        for (int i = 0; i < 100; i++) {
            wrapped = new ExecutionException(wrapped);
        }
        Exception loop = new CompletionException("loop") {};
        loop.initCause(new CompletionException(loop));

        assertThat(thrown(wrapped).status()).isEqualTo(500);
        assertThat(thrown(loop).status()).isEqualTo(500);
        assertThat(thrown(new ExecutionException("nothing", null)).status()).isEqualTo(500);
    }

    @Test
    void an_ordinary_exception_stays_an_error_with_its_stack_trace() {
        Exception ordinary = new CompletionException(new IOException("no network"));

        assertThat(thrown(ordinary).status()).isEqualTo(500);
        assertThat(log.records).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(line.getThrown()).isSameAs(ordinary);
        });
    }

    @Test
    void an_action_may_ask_for_a_later_delivery_too() {
        ReceiverResponse response = receiver().build().receive(sent(valid()), delivery -> {
            delivery.beforeAcknowledge(() -> {
                throw new RetryLaterException("rate limit", Duration.ofSeconds(30));
            });
            return Outcome.acknowledge();
        });

        assertThat(response.headers()).containsEntry("Retry-After", "30");
    }

    private static ReceiverResponse thrown(Exception exception) {
        return receiver().build().receive(sent(valid()), delivery -> {
            throw exception;
        });
    }

    private void assertLogged(Level level, String start, String end) {
        assertThat(log.records).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(level);
            assertThat(line.getMessage()).startsWith(start).endsWith(end);
            assertThat(line.getThrown()).isNull();
        });
    }

    /** An application's own exception, which has no message. */
    private static final class Unexplained extends NonRetryableException {

        @Serial
        private static final long serialVersionUID = 1;

        Unexplained() {
            super("");
        }

        @Override
        @SuppressWarnings("NullAway")
        public String getMessage() {
            return null;
        }
    }
}
