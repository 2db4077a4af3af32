package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;
import static io.github.qstash4j.devserver.engine.EngineFixture.destination;
import static io.github.qstash4j.devserver.engine.ManualFixture.at;
import static io.github.qstash4j.devserver.engine.Sending.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.FlowControl;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeKeeperTest {

    private static final String A = "https://a.test/";
    private static final String B = "https://b.test/";
    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualFixture fixture = new ManualFixture();
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        fixture.close();
        others.shutdownNow();
    }

    /** Answers from another thread. */
    private CompletableFuture<Answer> later(Runnable before) {
        return CompletableFuture.supplyAsync(
                () -> {
                    before.run();
                    return TestCourier.answer(200).join();
                },
                others);
    }

    @Test
    void nothing_happens_until_time_is_moved_and_zero_does_what_is_due_now() {
        fixture.publish(A, once());
        assertThat(fixture.happened()).containsExactly("CREATED " + A);

        fixture.advanceTo(Duration.ZERO);

        assertThat(fixture.happened()).containsExactly("CREATED " + A, "ACTIVE " + A, "DELIVERED " + A);
        assertThat(fixture.clock.now()).isEqualTo(at(Duration.ZERO));
    }

    @Test
    void what_is_due_at_one_instant_happens_one_after_another_in_order() {
        fixture.courier.answering = request -> later(() -> {});
        for (int i = 0; i < 20; i++) {
            fixture.publish(A + i, once().after(HOUR));
        }

        fixture.advanceTo(HOUR);

        for (int i = 0; i < 20; i++) {
            assertThat(fixture.happened().subList(20 + 2 * i, 22 + 2 * i))
                    .containsExactly("ACTIVE " + A + i, "DELIVERED " + A + i);
        }
    }

    @Test
    void each_thing_happens_at_its_own_time_and_time_ends_at_the_limit() {
        fixture.courier.answering = request -> later(() -> {});
        fixture.publish(A, once().after(Duration.ofMinutes(10)));
        fixture.publish(B, once().after(Duration.ofMinutes(5)));

        fixture.advanceTo(HOUR);

        assertThat(fixture.timeline.events())
                .extracting(event -> event.time())
                .containsExactly(
                        at(Duration.ZERO),
                        at(Duration.ZERO),
                        at(Duration.ofMinutes(5)),
                        at(Duration.ofMinutes(5)),
                        at(Duration.ofMinutes(10)),
                        at(Duration.ofMinutes(10)));
        assertThat(fixture.clock.now()).isEqualTo(at(HOUR));
    }

    @Test
    void time_stands_still_while_a_delivery_is_under_way_and_what_its_destination_publishes_comes_in_order() {
        fixture.courier.answering = request -> request.destination().url().equals(A)
                ? later(() -> {
                    assertThat(fixture.clock.now()).isEqualTo(at(HOUR));
                    fixture.publish(B, once());
                })
                : later(() -> {});
        fixture.publish(A, once().after(HOUR));
        fixture.publish(A + "next", once().after(HOUR));

        fixture.advanceTo(HOUR.multipliedBy(2));

        assertThat(fixture.happened().subList(2, 9))
                .containsExactly(
                        "ACTIVE " + A,
                        "CREATED " + B,
                        "DELIVERED " + A,
                        "ACTIVE " + A + "next",
                        "DELIVERED " + A + "next",
                        "ACTIVE " + B,
                        "DELIVERED " + B);
        assertThat(fixture.timeline.events().get(8).time()).isEqualTo(at(HOUR));
    }

    @Test
    void an_attempt_that_pauses_lets_time_move() {
        fixture.courier.answering = request -> request.destination().url().equals(A)
                ? fixture.engine.pause(HOUR).thenCompose(end -> later(() -> {}))
                : later(() -> {});
        fixture.publish(A, once());
        fixture.publish(B, once().after(Duration.ofMinutes(30)));

        fixture.advanceTo(HOUR.minusMillis(1));
        assertThat(fixture.happened()).endsWith("ACTIVE " + A, "ACTIVE " + B, "DELIVERED " + B);
        assertThat(fixture.engine.running()).isEqualTo(1);
        fixture.advanceTo(HOUR);

        assertThat(fixture.happened()).endsWith("DELIVERED " + A);
        assertThat(fixture.engine.running()).isZero();
    }

    @Test
    void a_paused_attempt_can_be_cancelled_but_still_succeed() {
        fixture.courier.answering = request -> fixture.engine.pause(HOUR).thenCompose(end -> later(() -> {}));
        String id = fixture.publish(A, once());
        fixture.advanceTo(Duration.ofMinutes(1));

        fixture.engine.cancel(OWNER, id);
        fixture.advanceTo(HOUR);

        assertThat(fixture.happened())
                .containsExactly("CREATED " + A, "ACTIVE " + A, "CANCEL_REQUESTED " + A, "DELIVERED " + A);
    }

    @Test
    void only_one_call_moves_time() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        fixture.courier.answering = request -> {
            arrived.countDown();
            return answer;
        };
        fixture.publish(A, once());
        CompletableFuture<Void> moving = CompletableFuture.runAsync(() -> fixture.advanceTo(HOUR), others);
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> fixture.advanceTo(HOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already");
        answer.complete(TestCourier.answer(200).join());
        moving.get(20, TimeUnit.SECONDS);

        assertThat(fixture.clock.now()).isEqualTo(at(HOUR));
    }

    @Test
    void a_destination_cannot_move_time_itself_and_its_attempt_fails() {
        fixture.courier.answering = request -> {
            fixture.advanceTo(HOUR);
            return TestCourier.answer(200);
        };
        fixture.publish(A, once());

        fixture.advanceTo(Duration.ZERO);

        assertThat(fixture.happened()).endsWith("ERROR " + A, "FAILED " + A);
        assertThat(fixture.lines().get(2)).contains("already");
    }

    @Test
    void closing_ends_a_move_that_waits_with_an_exception() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        fixture.courier.answering = request -> {
            arrived.countDown();
            return new CompletableFuture<>();
        };
        fixture.publish(A, once());
        CompletableFuture<Void> moving = CompletableFuture.runAsync(() -> fixture.advanceTo(HOUR), others);
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        fixture.engine.close();

        assertThatThrownBy(() -> moving.get(20, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> fixture.advanceTo(HOUR)).hasMessageContaining("closed");
    }

    @Test
    void running_until_idle_stays_at_what_happened_last_and_says_whether_something_is_left() {
        fixture.publish(A, once().after(HOUR));

        assertThat(fixture.time.run(at(Duration.ofDays(9)))).isTrue();
        assertThat(fixture.clock.now()).isEqualTo(at(HOUR));
        fixture.engine.schedules(OWNER).put("s", Cron.parse("* * * * *"), destination(B), null, once().publication());
        Instant before = fixture.clock.now();
        assertThat(fixture.time.run(before.plusSeconds(150))).isFalse();

        assertThat(fixture.clock.now()).isEqualTo(before.plusSeconds(120));
        assertThat(fixture.happened()).filteredOn(("DELIVERED " + B)::equals).hasSize(2);
    }

    @Test
    void a_wait_for_the_rate_ends_at_its_time() {
        FlowControl limit = new FlowControl("key", null, 1, HOUR);
        for (int i = 0; i < 3; i++) {
            fixture.publish(A, once().limitedBy(limit));
        }

        assertThat(fixture.time.run(at(Duration.ofDays(9)))).isTrue();

        assertThat(fixture.clock.now()).isEqualTo(at(HOUR.multipliedBy(2)));
    }

    @Test
    void a_fatal_error_of_a_courier_costs_an_attempt_and_time_goes_on() {
        fixture.courier.answering = request -> {
            throw new NoClassDefFoundError("made by the test");
        };
        fixture.publish(A, once());

        fixture.advanceTo(HOUR);

        assertThat(fixture.happened()).endsWith("FAILED " + A);
        assertThat(fixture.engine.running()).isZero();
    }
}
