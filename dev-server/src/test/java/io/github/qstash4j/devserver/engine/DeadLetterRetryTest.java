package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;
import static io.github.qstash4j.devserver.engine.EngineFixture.destination;
import static io.github.qstash4j.devserver.engine.Sending.once;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.UrlGroupName;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeadLetterRetryTest {

    private static final String URL = "https://a.test/";
    private static final String CALLBACK = "https://callback.test/";
    private static final String FAILURE = "https://failure.test/";

    private final EngineFixture fixture = new EngineFixture();

    private void failAt(String url) {
        fixture.courier.answering =
                request -> request.destination().url().equals(url) ? TestCourier.answer(500) : TestCourier.answer(200);
        fixture.workOff();
    }

    private List<DeadLetter> letters() {
        return fixture.engine.deadLetterQueue().after(-1, OWNER, 10, any -> true);
    }

    @Test
    void a_retried_letter_leaves_and_keeps_queue_origin_and_labels_under_a_new_id() {
        fixture.engine.urlGroups(OWNER).add("group", List.of(new Endpoint(destination(URL), "first")));
        fixture.engine.publish(
                OWNER, new UrlGroupName("group"), "q", once().labelled("l").publication());
        failAt(URL);
        DeadLetter letter = letters().get(0);
        fixture.queues().pause("q", true);

        Accepted retried = Objects.requireNonNull(
                fixture.engine.retry(letter, letter.message().publication()));

        assertThat(letters()).isEmpty();
        Message message = Objects.requireNonNull(fixture.engine.message(OWNER, retried.messageId()));
        assertThat(message.id()).isNotEqualTo(letter.message().id());
        assertThat(message.origin()).isEqualTo(letter.message().origin());
        assertThat(message.origin().urlGroup()).isEqualTo("group");
        assertThat(message.queueName()).isEqualTo("q");
        assertThat(message.publication().labels()).containsExactly("l");
        fixture.workOff();
        assertThat(fixture.queues().all()).extracting(QueueState::lag).containsExactly(1);
    }

    @Test
    void a_letter_is_retried_once_even_if_it_was_deduplicated_by_an_id() {
        fixture.publish(URL, once().deduplicatedBy("d"));
        failAt(URL);
        DeadLetter letter = letters().get(0);

        Accepted first = fixture.engine.retry(letter, letter.message().publication());
        Accepted second = fixture.engine.retry(letter, letter.message().publication());

        assertThat(first).isNotNull().extracting(Accepted::deduplicated).isEqualTo(false);
        assertThat(second).isNull();
    }

    @Test
    void the_reports_of_a_retried_letter_are_about_the_new_message() {
        fixture.publish(URL, once().reportedTo(CALLBACK).failureReportedTo(FAILURE));
        failAt(URL);
        assertThat(fixture.attempted()).containsExactly(URL, CALLBACK, FAILURE);
        DeadLetter letter = letters().get(0);

        Accepted retried = Objects.requireNonNull(
                fixture.engine.retry(letter, letter.message().publication()));
        fixture.workOff();

        assertThat(fixture.attempted()).containsExactly(URL, CALLBACK, FAILURE, URL, CALLBACK, FAILURE);
        assertThat(fixture.timeline.events().stream()
                        .filter(event -> retried.messageId().equals(event.sourceMessageId()))
                        .map(TimelineEvent::kind)
                        .distinct())
                .containsExactly(MessageKind.CALLBACK, MessageKind.FAILURE_CALLBACK);
        assertThat(letters()).hasSize(1);
        assertThat(letters().get(0).message().id()).isEqualTo(retried.messageId());
    }

    @Test
    void a_callback_that_failed_for_good_can_be_retried_as_a_callback() {
        fixture.publish(URL, once().reportedTo(CALLBACK));
        failAt(CALLBACK);
        fixture.clock.advance(Duration.ofDays(1));
        DeadLetter letter = letters().get(0);
        failAt("");

        Accepted retried = Objects.requireNonNull(
                fixture.engine.retry(letter, letter.message().publication()));
        fixture.workOff();

        assertThat(fixture.timeline.events(retried.messageId()))
                .extracting(TimelineEvent::kind)
                .containsOnly(MessageKind.CALLBACK);
        assertThat(letters()).isEmpty();
    }
}
