package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;
import static io.github.qstash4j.devserver.engine.EngineFixture.destination;
import static io.github.qstash4j.devserver.engine.EngineFixture.publication;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.Content;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.FlowControl;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Redaction;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** No registry shows one user what is another's, or lets it be changed. */
class IsolationTest {

    private static final String OTHER = "bob";
    private static final Destination URL = destination("https://a.test/");

    private final EngineFixture fixture = new EngineFixture();
    private final Engine engine = fixture.engine;

    @Test
    void a_message_is_not_found_and_not_cancelled_by_another_user() {
        String id = fixture.publish(URL.url(), publication(0, Duration.ofDays(1), null, null, null));

        assertThat(engine.message(OTHER, id)).isNull();
        assertThat(engine.cancel(OTHER, id)).isFalse();
        assertThat(engine.cancel(OTHER, 100, message -> true)).isZero();
        assertThat(engine.message(OWNER, id)).isNotNull();
    }

    @Test
    void a_queue_is_not_seen_paused_or_deleted_by_another_user() {
        engine.queues(OWNER).put("q", 3, false);

        assertThat(engine.queues(OTHER).find("q")).isNull();
        assertThat(engine.queues(OTHER).all()).isEmpty();
        engine.queues(OTHER).pause("q", true);
        engine.queues(OTHER).delete("q");
        assertThat(engine.queues(OWNER).all()).singleElement().satisfies(queue -> {
            assertThat(queue.paused()).isFalse();
            assertThat(queue.parallelism()).isEqualTo(3);
        });
    }

    @Test
    void a_url_group_is_no_target_for_another_user() {
        engine.urlGroups(OWNER).add("g", List.of(new Endpoint(URL, null)));

        assertThat(engine.urlGroups(OTHER).find("g")).isNull();
        assertThat(engine.urlGroups(OTHER).all()).isEmpty();
        assertThat(engine.urlGroups(OTHER).remove("g", endpoint -> true)).isFalse();
        engine.urlGroups(OTHER).delete("g");
        assertThat(engine.urlGroups(OWNER).all()).hasSize(1);
    }

    @Test
    void the_limits_of_a_flow_control_key_are_those_of_one_user() {
        Publication limited = limited();
        engine.publish(OWNER, URL, null, limited);
        engine.publish(OWNER, URL, null, limited);
        engine.publish(OTHER, URL, null, limited);
        fixture.clock.advance(Duration.ofSeconds(1));

        assertThat(fixture.courier.requests).hasSize(2);
        assertThat(engine.flowControls("carol").all()).isEmpty();
    }

    @Test
    void a_flow_control_key_is_not_paused_by_another_user() {
        engine.flowControls(OTHER).pause("key", true);
        engine.publish(OWNER, URL, null, limited());
        fixture.clock.advance(Duration.ofSeconds(1));

        assertThat(fixture.courier.requests).hasSize(1);
    }

    @Test
    void a_schedule_is_not_seen_paused_or_deleted_by_another_user() {
        Cron cron = Objects.requireNonNull(Cron.parse("* * * * *"));
        engine.schedules(OWNER).put("s", cron, URL, null, publication(0));

        assertThat(engine.schedules(OTHER).find("s")).isNull();
        assertThat(engine.schedules(OTHER).all()).isEmpty();
        assertThat(engine.schedules(OTHER).pause("s", true)).isFalse();
        assertThat(engine.schedules(OTHER).delete("s")).isFalse();
        assertThat(engine.schedules(OWNER).find("s")).isNotNull();
    }

    private static Publication limited() {
        Publication plain = publication(0);
        return new Publication(
                new Content("POST", Headers.NONE, plain.content().body()),
                plain.options(),
                null,
                null,
                List.of(),
                new FlowControl("key", null, 1, Duration.ofDays(1)),
                Redaction.NONE,
                null,
                null,
                "192.0.2.1");
    }

    @Test
    void a_dead_letter_and_the_log_of_it_are_not_found_by_another_user() {
        fixture.courier.answerAll(500);
        fixture.publish(URL.url(), publication(0));
        fixture.clock.advance(Duration.ofSeconds(1));

        DeadLetterQueue letters = engine.deadLetterQueue();
        long sequence = letters.after(-1, OWNER, 10, letter -> true).get(0).sequence();
        assertThat(letters.after(-1, OTHER, 10, letter -> true)).isEmpty();
        assertThat(letters.find(OTHER, sequence)).isNull();
        assertThat(letters.remove(OTHER, sequence)).isFalse();
        assertThat(letters.find(OWNER, sequence)).isNotNull();
        assertThat(fixture.timeline.before(Long.MAX_VALUE, OTHER, 100, event -> true))
                .isEmpty();
        assertThat(fixture.timeline.before(Long.MAX_VALUE, OWNER, 100, event -> true))
                .isNotEmpty();
    }
}
