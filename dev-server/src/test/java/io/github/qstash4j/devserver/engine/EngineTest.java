package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;
import static io.github.qstash4j.devserver.engine.EngineFixture.destination;
import static io.github.qstash4j.devserver.engine.EngineFixture.publication;
import static io.github.qstash4j.devserver.timeline.MessageState.ACTIVE;
import static io.github.qstash4j.devserver.timeline.MessageState.CREATED;
import static io.github.qstash4j.devserver.timeline.MessageState.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EngineTest {

    private final EngineFixture fixture = new EngineFixture();

    @Test
    void delivers_not_before_the_delay_has_passed() {
        String id = fixture.publish("https://a.test/", publication(0, Duration.ofHours(1), null, null, null));

        fixture.clock.advance(Duration.ofMinutes(59));
        assertThat(fixture.courier.requests).isEmpty();
        assertThat(fixture.engine.message(OWNER, id)).isNotNull();
        fixture.clock.advance(Duration.ofMinutes(1));

        assertThat(fixture.attemptSeconds()).containsExactly(3_600L);
        assertThat(fixture.in(CREATED).get(0).nextDeliveryTime()).isEqualTo(SteppedClock.START.plusSeconds(3_600));
    }

    @Test
    void delivers_what_is_due_at_one_instant_in_the_order_of_acceptance() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ids.add(fixture.publish("https://a.test/", publication(0, Duration.ofMinutes(1), null, null, null)));
        }

        fixture.clock.advance(Duration.ofMinutes(1));

        assertThat(fixture.in(ACTIVE)).extracting(TimelineEvent::messageId).containsExactlyElementsOf(ids);
    }

    @Test
    void the_same_deduplication_id_is_the_same_message_for_ten_minutes() {
        Accepted first = fixture.accept("https://a.test/", deduplicated("order-1"));
        fixture.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        Accepted second = fixture.accept("https://a.test/", deduplicated("order-1"));
        Accepted other = fixture.accept("https://a.test/", deduplicated("order-2"));
        Accepted ofOtherUser = fixture.engine
                .publish("bob", destination("https://a.test/"), null, deduplicated("order-1"))
                .get(0);
        fixture.clock.advance(Duration.ofMillis(1));
        Accepted afterwards = fixture.accept("https://a.test/", deduplicated("order-1"));

        assertThat(first.deduplicated()).isFalse();
        assertThat(second).isEqualTo(new Accepted(first.messageId(), first.destination(), true));
        assertThat(List.of(other, ofOtherUser, afterwards))
                .extracting(Accepted::deduplicated)
                .containsOnly(false);
        assertThat(fixture.in(CREATED)).hasSize(4);
    }

    private static Publication deduplicated(String id) {
        return publication(0, Duration.ZERO, id, null, null);
    }

    @Test
    void a_slow_host_holds_up_only_its_own_messages() {
        fixture.courier.answering = request ->
                request.destination().host().equals("slow.test") ? new CompletableFuture<>() : TestCourier.answer(200);
        for (int i = 0; i < 150; i++) {
            fixture.publish("https://slow.test/", publication(0));
        }
        String quick = fixture.publish("https://quick.test/", publication(0));

        fixture.clock.advance(Duration.ZERO);

        assertThat(fixture.states(quick)).last().isEqualTo(DELIVERED);
        assertThat(fixture.in(ACTIVE)).hasSize(100 + 1);
    }

    @Test
    void a_waiting_message_takes_the_place_of_one_that_has_ended() {
        List<CompletableFuture<Answer>> open = new ArrayList<>();
        fixture.courier.answering = request -> {
            open.add(new CompletableFuture<>());
            return open.get(open.size() - 1);
        };
        for (int i = 0; i < 101; i++) {
            fixture.publish("https://slow.test/", publication(0));
        }
        fixture.clock.advance(Duration.ZERO);
        assertThat(open).hasSize(100);

        open.get(0).complete(TestCourier.answer(200).join());
        fixture.clock.advance(Duration.ZERO);

        assertThat(open).hasSize(101);
    }

    @Test
    void nothing_happens_after_close() {
        CompletableFuture<Answer> open = new CompletableFuture<>();
        fixture.courier.answering = request -> open;
        String id = fixture.publish("https://a.test/", publication(0));
        fixture.clock.advance(Duration.ZERO);

        fixture.engine.close();
        open.complete(TestCourier.answer(200).join());

        assertThat(fixture.states(id)).containsExactly(CREATED, ACTIVE);
    }

    @Test
    void a_message_of_one_user_is_not_there_for_another() {
        String id = fixture.publish("https://a.test/", publication(0));

        assertThat(fixture.engine.message(OWNER, id)).isNotNull();
        assertThat(fixture.engine.message("bob", id)).isNull();
    }
}
