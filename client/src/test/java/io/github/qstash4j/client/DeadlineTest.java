package io.github.qstash4j.client;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.QStashException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a call ends before it is answered: at its deadline, by an interrupt, or because nobody wants it any more. */
@Timeout(20)
class DeadlineTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to("https://a.example.com/jobs");

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final FakeTiming timing = new FakeTiming();
    private final QStash qstash = server.client()
            .timing(timing)
            .jitter(() -> 0.5)
            .deadline(ofSeconds(10))
            .build();

    @Test
    void gives_up_with_the_last_failure_when_the_deadline_is_near() {
        for (int i = 0; i < 9; i++) {
            server.then(Exchange.answer(503, "busy"));
        }

        QStashException failure = publishFailure(qstash);

        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(failure.status()).isEqualTo(503);
        assertThat(timing.nanos()).isLessThan(ofSeconds(10).toNanos());
    }

    @Test
    void stops_waiting_for_an_answer_at_the_deadline() {
        server.then(Exchange.hangs());

        assertStopsAtDeadline();
    }

    @Test
    void stops_waiting_for_the_rest_of_an_answer_at_the_deadline() {
        server.then(Exchange.hangsAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"messageId\":"));

        assertStopsAtDeadline();
    }

    private void assertStopsAtDeadline() {
        long start = System.nanoTime();

        QStashException failure =
                publishFailure(server.client().deadline(ofMillis(200)).build());

        assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(failure.status()).isZero();
        assertThat(failure).hasMessageContaining("no answer within PT0.2S");
        assertThat(System.nanoTime() - start)
                .isBetween(ofMillis(200).toNanos(), ofSeconds(5).toNanos());
        assertThat(server.requests()).hasSize(1);
        assertThatTheClientHungUp();
    }

    /** The server serves one connection at a time, so a second call is answered only when the first one's is closed. */
    private void assertThatTheClientHungUp() {
        server.then(Exchange.published("msg_2"));
        assertThat(qstash.publish(MESSAGE).messageId()).isEqualTo("msg_2");
    }

    @Test
    void honours_an_interrupt_while_it_waits_for_the_answer() throws Exception {
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            QStashException failure = publishFailure(server.client().build());
            flag.complete(
                    failure.kind() == Kind.NO_ANSWER && Thread.currentThread().isInterrupted());
        });
        server.then((connection, record) -> {
            thread.interrupt();
            Exchange.hangs().serve(connection, record);
        });

        thread.start();

        assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
        assertThatTheClientHungUp();
    }

    @Test
    void honours_an_interrupt_while_it_waits_to_try_again() {
        server.then(Exchange.answer(503, "", "Retry-After: 3"));
        server.then(Exchange.published("msg_1"));
        Thread caller = Thread.currentThread();
        QStash patient = server.client().jitter(() -> 0.5).build();
        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(caller::interrupt);

        QStashException failure = publishFailure(patient);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_try_that_hangs_leaves_time_for_another() {
        server.then(Exchange.hangs());
        server.then(Exchange.published("msg_1"));
        QStash hasty = server.client().requestTimeout(ofMillis(200)).build();

        assertThat(hasty.publish(MESSAGE).messageId()).isEqualTo("msg_1");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void a_client_with_another_deadline_waits_as_long_as_that_one_says() {
        server.then(Exchange.answer(503, "", "Retry-After: 20"));
        server.then(Exchange.published("msg_1"));

        assertThat(qstash.withDeadline(ofSeconds(30)).publish(MESSAGE).messageId())
                .isEqualTo("msg_1");
        assertThat(timing.pauses).containsExactly(ofSeconds(20));
    }

    @Test
    void a_client_with_another_deadline_leaves_the_first_as_it_was() {
        server.then(Exchange.hangs());
        server.then(Exchange.answer(503, "", "Retry-After: 3"));
        server.then(Exchange.published("msg_1"));

        assertThat(publishFailure(qstash.withDeadline(ofMillis(200))))
                .hasMessageContaining("no answer within PT0.2S (try 1)");
        assertThat(qstash.publish(MESSAGE).messageId()).isEqualTo("msg_1");
    }

    @Test
    void refuses_a_deadline_that_is_no_time() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> qstash.withDeadline(Duration.ZERO))
                .withMessageContaining("deadline");
    }

    @Test
    void cancelling_hangs_up_and_sends_nothing_more() throws Exception {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        server.then((connection, record) -> Exchange.hangs().serve(connection, request -> {
            record.accept(request);
            arrived.complete(null);
        }));
        CompletableFuture<PublishResult> call = qstash.publishAsync(MESSAGE);
        arrived.get(10, TimeUnit.SECONDS);

        call.cancel(true);

        assertThatTheClientHungUp();
        assertThat(server.requests()).hasSize(2);
        assertThat(timing.pauses).isEmpty();
    }

    @Test
    void cancelling_between_two_tries_sends_nothing_more() throws Exception {
        server.then(Exchange.answer(503, ""));
        HeldTiming held = new HeldTiming();
        CompletableFuture<PublishResult> call =
                server.client().timing(held).build().publishAsync(MESSAGE);
        Runnable nextTry = held.action.get(10, TimeUnit.SECONDS);

        call.cancel(true);
        nextTry.run();

        server.then(Exchange.published("msg_2"));
        assertThat(qstash.publish(MESSAGE).messageId()).isEqualTo("msg_2");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void a_future_fails_with_the_exception_that_a_blocking_call_throws() {
        server.then(Exchange.json(400, "{\"error\":\"invalid destination\"}"));

        CompletableFuture<PublishResult> call = qstash.publishAsync(MESSAGE);

        assertThatThrownBy(call::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(QStashException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.BAD_REQUEST);
                    assertThat(failure.serverMessage()).isEqualTo("invalid destination");
                });
    }

    private static QStashException publishFailure(QStash qstash) {
        return catchThrowableOfType(QStashException.class, () -> qstash.publish(MESSAGE));
    }

    /** Leaves it to the test when the pause is over. */
    private static final class HeldTiming implements Timing {

        final CompletableFuture<Runnable> action = new CompletableFuture<>();

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public Instant now() {
            return FakeTiming.START;
        }

        @Override
        public void after(Duration pause, Runnable newAction) {
            action.complete(newAction);
        }
    }
}
