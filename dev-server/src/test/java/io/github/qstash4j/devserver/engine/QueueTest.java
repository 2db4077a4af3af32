package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.Sending.once;
import static io.github.qstash4j.devserver.timeline.MessageState.CANCELLED;
import static io.github.qstash4j.devserver.timeline.MessageState.CANCEL_REQUESTED;
import static io.github.qstash4j.devserver.timeline.MessageState.CREATED;
import static io.github.qstash4j.devserver.timeline.MessageState.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.Shows;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QueueTest {

    private static final String A = "https://one.test/a";
    private static final String B = "https://two.test/b";
    private static final String C = "https://one.test/c";
    private static final String D = "https://two.test/d";
    private static final String CALLBACK = "https://callback.test/";

    private final EngineFixture fixture = new EngineFixture();
    private final HeldAnswers held = new HeldAnswers();

    QueueTest() {
        fixture.courier.answering = held;
    }

    private String enqueue(String url) {
        return fixture.enqueue("q", url, once());
    }

    private void answer(String url, int status, String... namesAndValues) {
        held.answer(url, status, namesAndValues);
        fixture.workOff();
    }

    private int lag() {
        return Objects.requireNonNull(fixture.queues().find("q")).lag();
    }

    @Shows("queues are strictly first in, first out")
    @Test
    void one_message_after_another_whatever_their_hosts() {
        enqueue(A);
        enqueue(B);
        enqueue(C);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(A);
        assertThat(lag()).isEqualTo(3);
        answer(A, 200);
        assertThat(held.underWay()).containsExactly(B);
        answer(B, 500);
        assertThat(held.underWay()).containsExactly(C);
        answer(C, 200);
        assertThat(lag()).isZero();
    }

    @Shows("parallelism of a queue")
    @Test
    void as_many_at_once_as_the_parallelism_says() {
        fixture.queues().put("q", 2, false);
        enqueue(A);
        enqueue(B);
        enqueue(C);
        enqueue(D);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(A, B);
        answer(B, 200);
        assertThat(held.underWay()).containsExactly(A, C);
        answer(C, 200);
        assertThat(held.underWay()).containsExactly(A, D);
    }

    @Test
    void the_next_message_waits_for_the_retries_of_the_one_before() {
        fixture.enqueue("q", A, once().retries(2));
        enqueue(B);
        fixture.workOff();

        answer(A, 500, "Retry-After", "60");
        assertThat(held.underWay()).isEmpty();
        fixture.clock.advance(Duration.ofMinutes(1));
        answer(A, 500, "Retry-After", "0");
        answer(A, 500);

        assertThat(held.underWay()).containsExactly(B);
        assertThat(fixture.attempted()).containsExactly(A, A, A, B);
    }

    @Test
    void the_next_message_waits_for_the_callback_and_its_retries() {
        fixture.enqueue("q", A, once().reportedTo(CALLBACK));
        enqueue(B);
        fixture.workOff();

        answer(A, 200);
        assertThat(held.underWay()).containsExactly(CALLBACK);
        assertThat(lag()).isEqualTo(2);
        answer(CALLBACK, 500, "Retry-After", "60");
        assertThat(held.underWay()).isEmpty();
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(held.underWay()).containsExactly(CALLBACK);
        answer(CALLBACK, 500);

        assertThat(held.underWay()).containsExactly(B);
    }

    @Shows("a queue waits for retries and callbacks")
    @Test
    void the_next_message_waits_for_every_report_of_the_one_before() {
        fixture.enqueue("q", A, once().reportedTo(CALLBACK).failureReportedTo(D));
        enqueue(B);
        fixture.workOff();

        answer(A, 500);
        assertThat(held.underWay()).containsExactly(CALLBACK, D);
        answer(D, 200);
        assertThat(held.underWay()).containsExactly(CALLBACK);
        answer(CALLBACK, 200);

        assertThat(held.underWay()).containsExactly(B);
    }

    @Test
    void a_callback_that_is_cancelled_is_waited_for_no_more() {
        fixture.enqueue("q", A, once().reportedTo(CALLBACK));
        enqueue(B);
        fixture.workOff();
        answer(A, 200);
        answer(CALLBACK, 500, "Retry-After", "3600");

        String callback = fixture.in(CREATED).get(2).messageId();
        fixture.engine.cancel(EngineFixture.OWNER, callback);
        fixture.workOff();

        assertThat(fixture.states(callback)).endsWith(CANCEL_REQUESTED, CANCELLED);
        assertThat(held.underWay()).containsExactly(B);
    }

    @Test
    void a_delayed_message_joins_when_it_is_due() {
        fixture.enqueue("q", A, once().after(Duration.ofSeconds(10)));
        enqueue(B);
        enqueue(C);
        fixture.workOff();
        assertThat(lag()).isEqualTo(3);

        fixture.clock.advance(Duration.ofSeconds(10));
        answer(B, 200);
        answer(C, 200);

        assertThat(held.underWay()).containsExactly(A);
    }

    @Test
    void a_message_that_waits_can_be_cancelled_and_the_order_stays() {
        enqueue(A);
        String cancelled = enqueue(B);
        String last = enqueue(C);
        fixture.workOff();

        assertThat(fixture.engine.cancel(EngineFixture.OWNER, cancelled)).isTrue();
        assertThat(lag()).isEqualTo(2);
        answer(A, 200);
        answer(C, 200);

        assertThat(fixture.states(cancelled)).containsExactly(CREATED, CANCEL_REQUESTED, CANCELLED);
        assertThat(fixture.states(last)).endsWith(DELIVERED);
        assertThat(lag()).isZero();
    }

    @Test
    void the_head_can_be_cancelled_between_its_attempts_and_the_next_goes_on() {
        String head = fixture.enqueue("q", A, once().retries(3));
        enqueue(B);
        fixture.workOff();
        answer(A, 500, "Retry-After", "3600");

        fixture.engine.cancel(EngineFixture.OWNER, head);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(B);
        assertThat(lag()).isEqualTo(1);
    }

    @Test
    void the_head_can_be_cancelled_in_flight_and_the_next_waits_for_the_answer() {
        String head = fixture.enqueue("q", A, once().retries(3));
        enqueue(B);
        fixture.workOff();

        fixture.engine.cancel(EngineFixture.OWNER, head);
        fixture.workOff();
        assertThat(held.underWay()).containsExactly(A);
        answer(A, 500);

        assertThat(held.underWay()).containsExactly(B);
        assertThat(fixture.states(head)).endsWith(CANCELLED);
    }

    @Test
    void queues_do_not_wait_for_each_other() {
        enqueue(A);
        fixture.enqueue("other", B, once());
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(A, B);
    }
}
