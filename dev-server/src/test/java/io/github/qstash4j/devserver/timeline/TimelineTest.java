package io.github.qstash4j.devserver.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Content;
import io.github.qstash4j.devserver.message.DeliveryOptions;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.Origin;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final TimelineWriter writer = new TimelineWriter(null);
    private final Timeline timeline = writer.timeline();

    @AfterEach
    void close() {
        timeline.close();
    }

    private void happen(String messageId, MessageState state) {
        Destination destination = Objects.requireNonNull(Destination.parse("http://a.test/"));
        Publication publication = new Publication(
                new Content("POST", Headers.NONE, Body.EMPTY),
                new DeliveryOptions(Duration.ZERO, 0, null, Duration.ofSeconds(1)),
                null,
                null,
                List.of(),
                null,
                Redaction.NONE,
                null,
                null,
                "127.0.0.1");
        Message message = new Message(
                messageId,
                "ada",
                new Origin(MessageKind.MESSAGE, null, null, null, null),
                destination,
                null,
                publication,
                Instant.EPOCH,
                Instant.EPOCH);
        writer.append(sequence -> new TimelineEvent(sequence, Instant.EPOCH, message, state, 0, null, null, null));
    }

    @Test
    void events_are_numbered_and_kept_by_message() {
        happen("a", MessageState.CREATED);
        happen("b", MessageState.CREATED);
        happen("a", MessageState.ACTIVE);

        assertThat(timeline.events()).extracting(TimelineEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(timeline.events("a")).extracting(TimelineEvent::sequence).containsExactly(1L, 3L);
        assertThat(timeline.events("c")).isEmpty();
    }

    @Test
    void what_has_happened_need_not_be_waited_for() {
        happen("a", MessageState.CREATED);

        assertThat(timeline.await(event -> event.messageId().equals("a"), Duration.ZERO)
                        .sequence())
                .isEqualTo(1);
    }

    @Test
    void what_happens_later_ends_the_wait() throws Exception {
        CompletableFuture<Integer> count = CompletableFuture.supplyAsync(
                () -> timeline.await(2, event -> event.state() == MessageState.DELIVERED, LONG)
                        .size());
        happen("a", MessageState.DELIVERED);
        happen("a", MessageState.ACTIVE);
        happen("b", MessageState.DELIVERED);

        assertThat(count.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void a_wait_for_one_message_looks_at_its_events_only() throws Exception {
        List<String> looked = new CopyOnWriteArrayList<>();
        happen("a", MessageState.CREATED);
        CompletableFuture<TimelineEvent> waiting = CompletableFuture.supplyAsync(() -> timeline.await(
                "b",
                event -> {
                    looked.add(event.messageId());
                    return event.state() == MessageState.DELIVERED;
                },
                LONG));
        happen("b", MessageState.CREATED);
        happen("a", MessageState.DELIVERED);
        happen("b", MessageState.DELIVERED);

        assertThat(waiting.get(20, TimeUnit.SECONDS).sequence()).isEqualTo(4);
        assertThat(looked).containsExactly("b", "b");
    }

    @Test
    void a_wait_that_ends_in_vain_tells_what_happened_instead() {
        happen("msg_7", MessageState.RETRY);

        assertThatThrownBy(() -> timeline.await(event -> false, Duration.ofMillis(1)))
                .isInstanceOf(AwaitTimeoutException.class)
                .hasMessageContaining("Only 0 of 1")
                .hasMessageContaining("msg_7 RETRY");
    }

    @Test
    void closing_ends_every_wait() throws Exception {
        CompletableFuture<TimelineEvent> waiting =
                CompletableFuture.supplyAsync(() -> timeline.await(event -> false, Duration.ofDays(1)));

        timeline.close();

        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(AwaitTimeoutException.class);
    }

    @Test
    void listeners_hear_everything_in_order_and_one_that_throws_hurts_nobody() throws Exception {
        BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
        try (Subscription broken = timeline.subscribe(event -> {
                    throw new IllegalStateException("a listener's bug, logged on purpose");
                });
                Subscription good = timeline.subscribe(event -> heard.add(event.sequence()))) {
            assertThat(broken).isNotEqualTo(good);
            for (int i = 0; i < 3; i++) {
                happen("a", MessageState.ACTIVE);
            }

            for (long i = 1; i <= 3; i++) {
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(i);
            }
        }
    }

    @Test
    void listeners_hear_what_happened_before_the_timeline_was_closed() {
        List<Long> heard = new CopyOnWriteArrayList<>();
        CountDownLatch slow = new CountDownLatch(1);
        timeline.subscribe(event -> {
            awaitUninterrupted(slow);
            heard.add(event.sequence());
        });
        for (int i = 0; i < 3; i++) {
            happen("a", MessageState.ACTIVE);
        }

        CompletableFuture<Void> closing = CompletableFuture.runAsync(timeline::close);
        slow.countDown();
        closing.join();

        assertThat(heard).containsExactly(1L, 2L, 3L);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("The listener was interrupted.", e);
        }
    }

    @Test
    void a_listener_hears_nothing_after_its_subscription() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Subscription ended = timeline.subscribe(event -> heard.add("ended"));
        Subscription running = timeline.subscribe(event -> heard.add("running"));
        ended.close();

        happen("a", MessageState.ACTIVE);

        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("running");
        assertThat(heard).isEmpty();
        running.close();
    }

    @Test
    void a_listener_may_wait_for_what_others_do_and_close_the_timeline() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Subscription subscription = timeline.subscribe(event -> {
            timeline.close();
            closed.complete(true);
        });

        happen("a", MessageState.ACTIVE);

        assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
        subscription.close();
    }

    @Test
    void a_page_before_an_event_is_newest_first() {
        for (int i = 0; i < 2500; i++) {
            happen(i % 2 == 0 ? "even" : "odd", MessageState.ACTIVE);
        }

        assertThat(timeline.before(2401, "ada", 3, event -> event.messageId().equals("odd")))
                .extracting(TimelineEvent::sequence)
                .containsExactly(2400L, 2398L, 2396L);
        assertThat(timeline.before(Long.MAX_VALUE, "ada", 5000, event -> true)).hasSize(2500);
        assertThat(timeline.before(Long.MAX_VALUE, "bob", 10, event -> true)).isEmpty();
    }

    @Test
    void who_waits_for_ever_gets_what_is_there() {
        happen("a", MessageState.CREATED);

        TimelineEvent found = timeline.await(event -> true, Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(found.messageId()).isEqualTo("a");
    }
}
