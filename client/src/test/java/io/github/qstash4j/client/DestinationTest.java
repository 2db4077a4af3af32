package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.urlgroup.Endpoint;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Messages that go elsewhere than straight to one URL. */
class DestinationTest {

    private static final OutgoingMessage GROUP = OutgoingMessage.toUrlGroup("group");
    private static final OutgoingMessage URL = OutgoingMessage.to(TestServer.URL + "/jobs");

    @AutoClose
    private final TestServer server = new TestServer();

    @AutoClose
    private final ExchangeServer scripted = ExchangeServer.start();

    private final QStash qstash = server.qstash();
    private final QStash wire = scripted.client().timing(new FakeTiming()).build();

    private void makeGroup() {
        qstash.urlGroups()
                .addEndpoints(
                        "group", List.of(Endpoint.of(TestServer.URL + "/one"), Endpoint.of(TestServer.URL + "/two")));
    }

    private @Nullable String queueOf(String messageId) {
        return qstash.messages().get(messageId).orElseThrow().queueName();
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void a_message_to_a_url_group_goes_to_each_of_its_endpoints() {
        makeGroup();

        List<PublishResult> results = qstash.publishToEach(GROUP.text("hello"));

        assertThat(results)
                .extracting(PublishResult::url)
                .containsExactlyInAnyOrder(TestServer.URL + "/one", TestServer.URL + "/two");
        server.server().time().advance(Duration.ofSeconds(1));
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(server.server().attempts(result.messageId())).hasSize(1));
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void a_duplicate_to_a_url_group_is_one_at_every_endpoint() {
        makeGroup();
        OutgoingMessage once = GROUP.deduplicationId("once");

        List<PublishResult> first = qstash.publishToEach(once);
        List<PublishResult> second = qstash.publishToEachAsync(once).join();

        assertThat(first).hasSize(2).noneMatch(PublishResult::deduplicated);
        assertThat(second).hasSize(2).allMatch(PublishResult::deduplicated);
        assertThat(second)
                .extracting(PublishResult::messageId)
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(PublishResult::messageId).toList());
    }

    @Test
    void a_url_group_that_is_not_there_is_refused_by_qstash() {
        QStashException refused = catchThrowableOfType(QStashException.class, () -> qstash.publishToEach(GROUP));

        assertThat(refused.kind()).isEqualTo(QStashException.Kind.BAD_REQUEST);
        assertThat(refused.serverMessage()).contains("group");
    }

    @Test
    void one_result_is_not_asked_of_many_endpoints() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> qstash.publish(GROUP))
                .withMessageContaining("publishToEach");
        assertThat(qstash.publishToEach(URL)).hasSize(1);
    }

    @Test
    @Calls("POST /v2/enqueue/{queueName}/{destination}")
    void a_message_is_put_into_its_queue() {
        qstash.queues().pause("orders");

        PublishResult published = qstash.publish(URL.queue("orders"));
        PublishResult enqueued = qstash.enqueue("orders", URL);
        PublishResult async = qstash.enqueueAsync("orders", URL).join();

        assertThat(List.of(published, enqueued, async))
                .allSatisfy(result -> assertThat(queueOf(result.messageId())).isEqualTo("orders"));
        assertThat(qstash.queues().get("orders").orElseThrow().lag()).isEqualTo(3);
    }

    @Test
    @Calls("POST /v2/batch")
    void a_batch_has_messages_for_urls_queues_and_url_groups() {
        makeGroup();
        qstash.queues().pause("orders");

        List<BatchResult> results = qstash.batch(List.of(URL, URL.queue("orders"), GROUP, GROUP.queue("orders")));

        assertThat(results)
                .hasSize(4)
                .allSatisfy(result -> assertThat(result).isInstanceOf(BatchResult.Published.class));
        List<BatchResult.Published> published =
                results.stream().map(BatchResult.Published.class::cast).toList();
        assertThat(published).extracting(each -> each.results().size()).containsExactly(1, 1, 2, 2);
        assertThat(queueOf(published.get(0).messageId())).isNull();
        assertThat(queueOf(published.get(1).messageId())).isEqualTo("orders");
        assertThat(queueOf(published.get(3).results().get(1).messageId())).isEqualTo("orders");
    }

    @Test
    void request_lines() {
        scripted.then(Exchange.published("1"));
        scripted.then(Exchange.published("2"));
        scripted.then(Exchange.json(200, "[{\"messageId\":\"3\",\"url\":\"https://a.example.com/\"}]"));
        scripted.then(Exchange.published("4"));

        wire.publish(OutgoingMessage.to("https://a.example.com/x?y=1").queue("q.1"));
        wire.publish(OutgoingMessage.to("https://a.example.com/x?y=1"));
        wire.publishToEach(GROUP);
        wire.publish(OutgoingMessage.toUpstashLlm(Callback.to("https://c.example.com/"))
                .text("{}"));

        assertThat(scripted.requests())
                .extracting(RawRequest::line)
                .containsExactly(
                        "POST /v2/enqueue/q.1/https://a.example.com/x?y=1 HTTP/1.1",
                        "POST /v2/publish/https://a.example.com/x?y=1 HTTP/1.1",
                        "POST /v2/publish/group HTTP/1.1",
                        "POST /v2/publish/api/llm HTTP/1.1");
        assertThat(scripted.requests().get(3).header("Upstash-Callback")).contains("https://c.example.com/");
    }

    @Test
    void names_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.toUrlGroup("https://a.example.com"))
                .withMessageStartingWith("toUrlGroup must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> URL.queue("a/b"))
                .withMessageStartingWith("queue must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> qstash.enqueue("", URL))
                .withMessageStartingWith("queue must be");
    }
}
