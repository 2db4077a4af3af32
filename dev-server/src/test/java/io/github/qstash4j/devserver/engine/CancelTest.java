package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;
import static io.github.qstash4j.devserver.engine.Sending.once;
import static io.github.qstash4j.devserver.timeline.MessageState.ACTIVE;
import static io.github.qstash4j.devserver.timeline.MessageState.CANCELLED;
import static io.github.qstash4j.devserver.timeline.MessageState.CANCEL_REQUESTED;
import static io.github.qstash4j.devserver.timeline.MessageState.CREATED;
import static io.github.qstash4j.devserver.timeline.MessageState.DELIVERED;
import static io.github.qstash4j.devserver.timeline.MessageState.ERROR;
import static io.github.qstash4j.devserver.timeline.MessageState.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelTest {

    private static final String URL = "https://a.test/";
    private static final String CALLBACK = "https://callback.test/";
    private static final String FAILURE = "https://failure.test/";

    private final EngineFixture fixture = new EngineFixture();
    private final HeldAnswers held = new HeldAnswers();

    CancelTest() {
        fixture.courier.answering = held;
    }

    private void answer(int status, String... namesAndValues) {
        held.answer(URL, status, namesAndValues);
        fixture.workOff();
    }

    @Test
    void a_message_that_is_not_due_ends_at_once_and_only_once() {
        String id = fixture.publish(URL, once().after(Duration.ofHours(1)));

        assertThat(fixture.engine.cancel(OWNER, id)).isTrue();
        assertThat(fixture.engine.cancel(OWNER, id)).isFalse();
        fixture.clock.advance(Duration.ofDays(1));

        assertThat(fixture.states(id)).containsExactly(CREATED, CANCEL_REQUESTED, CANCELLED);
        assertThat(fixture.engine.message(OWNER, id)).isNull();
    }

    @Test
    void a_message_that_waits_for_its_retry_ends_at_once() {
        String id = fixture.publish(URL, once().retries(3));
        fixture.workOff();
        answer(500, "Retry-After", "60");

        fixture.engine.cancel(OWNER, id);
        fixture.clock.advance(Duration.ofDays(1));

        assertThat(fixture.states(id)).containsExactly(CREATED, ACTIVE, ERROR, RETRY, CANCEL_REQUESTED, CANCELLED);
    }

    @Test
    void a_delivery_under_way_that_succeeds_wins() {
        String id = fixture.publish(URL, once().reportedTo(CALLBACK));
        fixture.workOff();

        fixture.engine.cancel(OWNER, id);
        answer(200);

        assertThat(fixture.states(id)).containsExactly(CREATED, ACTIVE, CANCEL_REQUESTED, DELIVERED);
        assertThat(held.underWay()).containsExactly(CALLBACK);
    }

    @Test
    void a_delivery_under_way_that_fails_is_reported_as_an_attempt_but_neither_retried_nor_dead_lettered() {
        String id = fixture.publish(URL, once().retries(3).reportedTo(CALLBACK).failureReportedTo(FAILURE));
        fixture.workOff();

        fixture.engine.cancel(OWNER, id);
        answer(500);

        assertThat(fixture.states(id)).containsExactly(CREATED, ACTIVE, CANCEL_REQUESTED, ERROR, CANCELLED);
        assertThat(held.underWay()).containsExactly(CALLBACK);
        fixture.clock.advance(Duration.ofDays(2));
        assertThat(fixture.courier.requests).hasSize(2);
        assertThat(fixture.engine.deadLetterQueue().after(-1, OWNER, 10, any -> true))
                .isEmpty();
    }

    @Test
    void the_last_attempt_of_a_cancelled_message_is_not_dead_lettered() {
        String id = fixture.publish(URL, once());
        fixture.workOff();

        fixture.engine.cancel(OWNER, id);
        answer(500);

        assertThat(fixture.states(id)).endsWith(ERROR, CANCELLED);
    }

    @Test
    void a_second_request_changes_nothing_while_the_delivery_is_under_way() {
        String id = fixture.publish(URL, once());
        fixture.workOff();

        assertThat(fixture.engine.cancel(OWNER, id)).isTrue();
        assertThat(fixture.engine.cancel(OWNER, id)).isTrue();
        assertThat(fixture.engine.cancel(OWNER, 10, any -> true)).isZero();
        answer(500);

        assertThat(fixture.states(id)).containsExactly(CREATED, ACTIVE, CANCEL_REQUESTED, ERROR, CANCELLED);
    }

    @Test
    void an_ended_or_unknown_message_or_one_of_another_user_cannot_be_cancelled() {
        String id = fixture.publish(URL, once());
        assertThat(fixture.engine.cancel("bob", id)).isFalse();
        fixture.workOff();
        answer(200);

        assertThat(fixture.engine.cancel(OWNER, id)).isFalse();
        assertThat(fixture.engine.cancel(OWNER, "msg_0")).isFalse();
    }

    @Test
    void many_are_cancelled_oldest_first_up_to_a_number() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(fixture.publish(URL + i, once().after(Duration.ofHours(1)).labelled(i % 2 == 0 ? "even" : "odd")));
        }
        fixture.engine.publish(
                "bob",
                EngineFixture.destination(URL),
                null,
                once().labelled("odd").publication());

        int first = fixture.engine.cancel(
                OWNER, 2, message -> message.publication().labels().contains("odd"));
        int then = fixture.engine.cancel(
                OWNER, 100, message -> message.publication().labels().contains("odd"));

        assertThat(first).isEqualTo(2);
        assertThat(then).isEqualTo(3);
        assertThat(fixture.in(CANCELLED))
                .extracting(event -> event.messageId())
                .containsExactly(ids.get(1), ids.get(3), ids.get(5), ids.get(7), ids.get(9));
    }

    @Test
    void cancelling_everything_in_queues_and_keys_leaves_nothing_behind() {
        for (int i = 0; i < 5; i++) {
            fixture.enqueue("q", URL + i, once());
        }
        fixture.workOff();

        assertThat(fixture.engine.cancel(OWNER, 100, any -> true)).isEqualTo(5);
        held.answer(URL + 0, 200);
        fixture.workOff();

        assertThat(fixture.in(ACTIVE)).hasSize(1);
        assertThat(fixture.queues().all()).extracting(QueueState::lag).containsExactly(0);
        assertThat(fixture.engine.running()).isZero();
    }
}
