package io.github.qstash4j.client.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.MessageOverrides;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.Page;
import io.github.qstash4j.client.PublishResult;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.TestServer;
import io.github.qstash4j.client.filter.DeadLetterFilter;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RetryDeadLettersTest {

    private static final OutgoingMessage MESSAGE =
            OutgoingMessage.to(TestServer.URL + "/a").retries(0);

    @AutoClose
    private final TestServer server = new TestServer();

    private final DeadLetterQueue queue = server.qstash().deadLetterQueue();

    private void fail(int count, OutgoingMessage message) {
        server.answersWith(500);
        for (int i = 0; i < count; i++) {
            server.qstash().publish(message);
        }
        server.server().time().advance(Duration.ZERO);
        server.answersWith(200);
    }

    private List<String> dlqIds() {
        return queue.stream().map(DeadLetter::dlqId).toList();
    }

    private void assertDelivered(List<PublishResult> results, int count) {
        server.server().time().advance(Duration.ZERO);
        assertThat(results).extracting(PublishResult::messageId).hasSize(count).doesNotHaveDuplicates();
        assertThat(results)
                .allSatisfy(result -> assertThat(
                                server.server().message(result.messageId()).state())
                        .isEqualTo(MessageState.DELIVERED));
    }

    @Test
    @Calls("POST /v2/dlq/retry/{dlqId}")
    void one_is_published_again_and_leaves_the_queue() {
        fail(2, MESSAGE);
        List<String> ids = dlqIds();

        List<PublishResult> results = new ArrayList<>();
        queue.retry(ids.get(0)).ifPresent(results::add);
        queue.retryAsync(ids.get(1)).join().ifPresent(results::add);

        assertDelivered(results, 2);
        assertThat(queue.retry(ids.get(0))).isEmpty();
        assertThat(queue.retryAsync("1-999999").join()).isEmpty();
        assertThat(dlqIds()).isEmpty();
    }

    @Test
    @Calls({"POST /v2/dlq/retry/{dlqId}", "POST /v2/dlq/retry"})
    void options_may_be_new() {
        fail(3, MESSAGE.labels("old"));
        DeadLetterQueue twice = queue.withOverrides(MessageOverrides.NONE.retries(2));
        List<String> ids = dlqIds();

        List<PublishResult> results = new ArrayList<>();
        twice.retry(ids.get(0)).ifPresent(results::add);
        results.addAll(twice.retry(List.of(ids.get(1))));
        results.addAll(
                twice.retryPage(DeadLetterFilter.where().label("old"), null).items());

        assertThat(results).hasSize(3).allSatisfy(result -> {
            var publication =
                    server.server().message(result.messageId()).message().publication();
            assertThat(publication.options().maxRetries()).isEqualTo(2);
            assertThat(publication.labels()).containsExactly("old");
        });
    }

    @Test
    @Calls("POST /v2/dlq/retry")
    void those_with_the_given_ids_are_retried() {
        fail(130, MESSAGE);
        List<String> ids = dlqIds();

        assertDelivered(queue.retry(ids.subList(0, 110)), 110);
        assertDelivered(queue.retryAsync(ids.subList(110, 130)).join(), 20);
        assertThat(dlqIds()).isEmpty();
    }

    @Test
    @Calls("POST /v2/dlq/retry")
    void none_is_retried_when_one_of_the_ids_is_not_there() {
        fail(1, MESSAGE);
        List<String> ids = List.of(dlqIds().get(0), "1-999999");

        QStashException failure = catchThrowableOfType(QStashException.class, () -> queue.retry(ids));

        assertThat(failure.status()).isEqualTo(404);
        assertThat(dlqIds()).hasSize(1);
    }

    @Test
    @Calls({"GET /v2/dlq", "POST /v2/dlq/retry"})
    void what_meets_a_filter_is_retried() {
        fail(1, MESSAGE.labels("us"));
        fail(120, MESSAGE.labels("eu"));
        DeadLetterFilter filter = DeadLetterFilter.where().label("eu");

        assertDelivered(queue.retry(filter), 120);
        fail(5, MESSAGE.labels("eu"));
        assertDelivered(queue.retryAsync(filter.pageSize(2)).join(), 5);
        assertThat(queue.retry(filter)).isEmpty();
        assertThat(queue.retryAsync(filter).join()).isEmpty();
        assertThat(dlqIds()).hasSize(1);
    }

    @Test
    @Calls({"GET /v2/dlq", "POST /v2/dlq/retry"})
    void everything_is_retried_when_asked_for_by_name() {
        fail(120, MESSAGE);

        assertDelivered(queue.retryAll(), 120);
        fail(3, MESSAGE);
        assertDelivered(queue.retryAllAsync().join(), 3);
        assertThat(dlqIds()).isEmpty();
    }

    @Test
    @Calls("POST /v2/dlq/retry")
    void a_page_is_retried() {
        fail(3, MESSAGE);
        DeadLetterFilter two = DeadLetterFilter.where().responseStatus(500).pageSize(2);

        Page<PublishResult> first = queue.retryPage(two, null);
        assertThat(dlqIds()).hasSize(1);
        Page<PublishResult> second = queue.retryPageAsync(two, first.cursor()).join();

        assertDelivered(first.items(), 2);
        assertDelivered(second.items(), 1);
        assertThat(second.cursor()).isNull();
    }
}
