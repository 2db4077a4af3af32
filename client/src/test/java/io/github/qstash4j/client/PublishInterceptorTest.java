package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PublishInterceptorTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to("https://a.example.com/jobs");

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final QStash qstash = server.client()
            .interceptor(named("outer"))
            .interceptor(named("inner"))
            .build();

    private PublishInterceptor named(String name) {
        return publication -> {
            heard.add(name + " before " + publication.messages().size() + " " + publication.isBatch());
            return (results, failure) -> heard.add(name + " after " + results + " "
                    + (failure == null ? "" : failure.getClass().getSimpleName()));
        };
    }

    @Test
    void hears_the_beginning_and_the_end_of_each_call_once_the_inner_inside_of_the_outer() {
        server.then(Exchange.published("msg_1"));

        qstash.publish(MESSAGE);

        String published = "[Published[results=[PublishResult[msg_1]]]] ";
        assertThat(heard)
                .containsExactly(
                        "outer before 1 false",
                        "inner before 1 false",
                        "inner after " + published,
                        "outer after " + published);
    }

    @Test
    void hears_what_became_of_each_message_of_a_batch() {
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"},{\"error\":\"no\"}]"));

        qstash.batch(List.of(MESSAGE, MESSAGE));

        assertThat(heard)
                .startsWith("outer before 2 true")
                .endsWith("outer after [Published[results=[PublishResult[msg_1]]], Refused[error=no]] ");
    }

    @Test
    void hears_of_a_message_to_a_url_group() {
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"},{\"messageId\":\"msg_2\"}]"));

        qstash.publishToEach(OutgoingMessage.toUrlGroup("group"));

        assertThat(heard).endsWith("outer after [Published[results=[PublishResult[msg_1], PublishResult[msg_2]]]] ");
    }

    @Test
    void hears_a_refusal() {
        server.then(Exchange.json(400, "{\"error\":\"no\"}"));

        assertThatExceptionOfType(QStashException.class).isThrownBy(() -> qstash.publish(MESSAGE));

        assertThat(heard).endsWith("outer after [] QStashException");
    }

    @Test
    void hears_that_a_request_could_not_even_be_made() {
        OutgoingMessage binary = MESSAGE.bytes(new byte[] {(byte) 0xff}, "application/octet-stream");

        assertThatIllegalArgumentException().isThrownBy(() -> qstash.batch(List.of(binary)));

        assertThat(heard).endsWith("outer after [] IllegalArgumentException");
    }

    @Test
    void stands_around_an_asynchronous_call_until_its_future_completes() {
        server.then(Exchange.published("msg_1"));
        server.then(Exchange.json(400, "{\"error\":\"no\"}"));

        assertThat(qstash.publishAsync(MESSAGE)
                        .thenApply(result -> List.copyOf(heard))
                        .join())
                .endsWith("outer after [Published[results=[PublishResult[msg_1]]]] ");
        heard.clear();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(qstash.publishAsync(MESSAGE)::join)
                .withCauseInstanceOf(QStashException.class);
        assertThat(heard).endsWith("outer after [] QStashException");
    }

    @Test
    void a_cancelled_call_hangs_up_and_has_ended() {
        server.then(Exchange.hangs());
        CompletableFuture<PublishResult> published = qstash.publishAsync(MESSAGE);

        published.cancel(true);

        assertThat(published).isCancelled();
        assertThat(heard).endsWith("outer after [] CancellationException");
    }

    @Test
    void stands_around_follow_up_work() {
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"}]"));
        FollowUpSteps steps = qstash.followUp("msg_source");
        steps.publish("receipt", MESSAGE);

        steps.send();

        assertThat(heard).startsWith("outer before 1 true").hasSize(4);
    }

    @Test
    void gives_every_message_a_header() throws Exception {
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"},{\"messageId\":\"msg_2\"}]"));

        server.client()
                .interceptor(publication -> {
                    publication.replaceEach(
                            message -> message.hasHeader("x-tenant") ? message : message.header("X-Tenant", "t-1"));
                    return (results, failure) -> {};
                })
                .build()
                .batch(List.of(MESSAGE, MESSAGE.header("X-TENANT", "own")));

        assertThat(server.request().body())
                .contains("\"Upstash-Forward-X-Tenant\":\"t-1\"", "\"Upstash-Forward-X-TENANT\":\"own\"");
    }

    @Test
    void is_there_within_another_deadline_too() {
        server.then(Exchange.published("msg_1"));

        qstash.withDeadline(Duration.ofMinutes(1)).publish(MESSAGE);

        assertThat(heard).hasSize(4);
    }

    @Test
    void whoever_throws_before_keeps_the_message_from_being_sent_and_the_others_hear_of_it() {
        QStash refusing = server.client()
                .interceptor(named("outer"))
                .interceptor(publication -> {
                    throw new IllegalStateException("not now");
                })
                .build();

        assertThatIllegalStateException().isThrownBy(() -> refusing.publish(MESSAGE));

        assertThat(heard).containsExactly("outer before 1 false", "outer after [] IllegalStateException");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whoever_throws_afterwards_changes_nothing() {
        server.then(Exchange.published("msg_1"));

        QStash failing = server.client()
                .interceptor(named("outer"))
                .interceptor(publication -> (results, failure) -> {
                    throw new IllegalStateException("too late");
                })
                .build();

        assertThat(failing.publish(MESSAGE).messageId()).isEqualTo("msg_1");
        assertThat(heard).hasSize(2);
    }

    @Test
    void a_message_tells_whether_forwarded_headers_count_for_its_deduplication() {
        assertThat(MESSAGE.contentBasedDeduplication().isDeduplicatedByContent())
                .isTrue();
        assertThat(MESSAGE.deduplicationId("order-1").isDeduplicatedByContent()).isFalse();
        assertThat(MESSAGE.isDeduplicatedByContent()).isFalse();
    }
}
