package io.github.qstash4j.client.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.Page;
import io.github.qstash4j.client.TestServer;
import io.github.qstash4j.client.filter.DeadLetterFilter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterQueueTest {

    private static final OutgoingMessage MESSAGE =
            OutgoingMessage.to(TestServer.URL + "/a").retries(0);

    @AutoClose
    private final TestServer server = new TestServer();

    private final DeadLetterQueue queue = server.qstash().deadLetterQueue();

    /** The ids of the messages. */
    private List<String> fail(int status, int count, OutgoingMessage message) {
        server.answersWith(status);
        List<String> ids = IntStream.range(0, count)
                .mapToObj(i -> server.qstash().publish(message).messageId())
                .toList();
        server.server().time().advance(Duration.ZERO);
        return ids;
    }

    private List<String> dlqIds() {
        return queue.stream().map(DeadLetter::dlqId).toList();
    }

    private List<String> messageIds(DeadLetterFilter filter) {
        return queue.stream(filter).map(letter -> letter.message().messageId()).toList();
    }

    @Test
    @Calls({"GET /v2/dlq", "GET /v2/dlq/{dlqId}"})
    void a_dead_letter_is_the_message_and_the_last_response() {
        String id = fail(503, 1, MESSAGE.text("hello").labels("eu")).get(0);

        DeadLetter letter = queue.stream().findFirst().orElseThrow();

        assertThat(letter.message().messageId()).isEqualTo(id);
        assertThat(letter.message().body().text()).isEqualTo("hello");
        assertThat(letter.message().labels()).containsExactly("eu");
        assertThat(letter.message().createdAt()).isEqualTo(TestServer.START);
        assertThat(letter.responseStatus()).isEqualTo(503);
        assertThat(queue.get(letter.dlqId())).contains(letter);
        assertThat(queue.getAsync(letter.dlqId()).join()).contains(letter);
        assertThat(queue.get(id)).isEmpty();
    }

    @Test
    @Calls("GET /v2/dlq")
    void is_listed_earliest_first_in_pages() {
        List<String> ids = fail(500, 5, MESSAGE);
        DeadLetterFilter two = DeadLetterFilter.where().pageSize(2);

        Page<DeadLetter> first = queue.page(two, null);
        Page<DeadLetter> second = queue.pageAsync(two, first.cursor()).join();

        assertThat(first.items()).hasSize(2);
        assertThat(second.items())
                .extracting(letter -> letter.message().messageId())
                .isEqualTo(ids.subList(2, 4));
        assertThat(messageIds(two)).isEqualTo(ids);
    }

    @Test
    @Calls("GET /v2/dlq")
    void is_narrowed_to_what_meets_every_option() {
        String a = fail(500, 1, MESSAGE.labels("eu")).get(0);
        String b = fail(404, 1, MESSAGE.labels("us").queue("q")).get(0);
        String c = fail(503, 1, OutgoingMessage.to(TestServer.URL + "/b").retries(0))
                .get(0);

        assertThat(messageIds(DeadLetterFilter.where().label("eu", "us"))).containsExactly(a, b);
        assertThat(messageIds(DeadLetterFilter.where().responseStatus(404, 503)))
                .containsExactly(b, c);
        assertThat(messageIds(
                        DeadLetterFilter.where().url(TestServer.URL + "/a").responseStatus(404)))
                .containsExactly(b);
        assertThat(messageIds(DeadLetterFilter.where().queueName("q"))).containsExactly(b);
        assertThat(messageIds(DeadLetterFilter.where().messageId(c))).containsExactly(c);
        assertThat(messageIds(DeadLetterFilter.where().from(TestServer.START.plusMillis(1))))
                .isEmpty();
    }

    @Test
    @Calls("DELETE /v2/dlq/{dlqId}")
    void one_is_deleted() {
        fail(500, 2, MESSAGE);
        List<String> ids = dlqIds();

        assertThat(queue.delete(ids.get(0))).isTrue();
        assertThat(queue.delete(ids.get(0))).isFalse();
        assertThat(queue.deleteAsync(ids.get(1)).join()).isTrue();
        assertThat(dlqIds()).isEmpty();
    }

    @Test
    @Calls("DELETE /v2/dlq")
    void those_with_the_given_ids_are_deleted() {
        fail(500, 230, MESSAGE);
        List<String> ids = dlqIds();

        assertThat(queue.delete(Stream.concat(ids.stream().limit(210), Stream.of("1-999999"))
                        .toList()))
                .isEqualTo(210);
        assertThat(queue.deleteAsync(ids).join()).isEqualTo(20);
        assertThat(dlqIds()).isEmpty();
    }

    @Test
    @Calls("DELETE /v2/dlq")
    void what_meets_a_filter_is_deleted_page_after_page() {
        List<String> spared = fail(500, 1, MESSAGE.labels("us"));
        fail(500, 120, MESSAGE.labels("eu"));
        DeadLetterFilter filter = DeadLetterFilter.where().label("eu");

        assertThat(queue.delete(filter)).isEqualTo(120);
        fail(500, 5, MESSAGE.labels("eu"));
        assertThat(queue.deleteAsync(filter.pageSize(2)).join()).isEqualTo(5);
        assertThat(messageIds(DeadLetterFilter.where())).isEqualTo(spared);
    }

    @Test
    @Calls("DELETE /v2/dlq")
    void everything_is_deleted_when_asked_for_by_name() {
        fail(500, 120, MESSAGE);

        assertThat(queue.deleteAll()).isEqualTo(120);
        fail(500, 3, MESSAGE);
        assertThat(queue.deleteAllAsync().join()).isEqualTo(3);
        assertThat(dlqIds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void an_id_that_would_be_lost_in_the_path_never_means_all(String id) {
        fail(500, 1, MESSAGE);

        assertThatIllegalArgumentException().isThrownBy(() -> queue.delete(id));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.deleteAsync(id));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.retry(id));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.retryAsync(id));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.get(id));
        assertThat(dlqIds()).hasSize(1);
    }

    @Test
    void nothing_never_means_all() {
        fail(500, 1, MESSAGE);
        DeadLetterFilter empty = DeadLetterFilter.where().pageSize(5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.delete(List.of()))
                .withMessageStartingWith("dlqIds is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.delete(empty))
                .withMessageContaining("deleteAll()");
        assertThatIllegalArgumentException().isThrownBy(() -> queue.deleteAsync(empty));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.retry(empty))
                .withMessageContaining("retryAll()");
        assertThatIllegalArgumentException().isThrownBy(() -> queue.retryAsync(empty));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.retryPage(empty, null));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.retry(List.of()));
        assertThat(dlqIds()).hasSize(1);
    }
}
