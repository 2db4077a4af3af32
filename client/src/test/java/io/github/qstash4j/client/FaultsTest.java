package io.github.qstash4j.client;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** After every fault, twice in a row, each message exists exactly once, as the server itself counts them. */
@Timeout(20)
class FaultsTest {

    private static final OutgoingMessage MESSAGE =
            OutgoingMessage.to(TestServer.URL + "/jobs").text("ü".repeat(20_000));

    @AutoClose
    private final TestServer server = new TestServer();

    private final Queue<Fault> script = new ConcurrentLinkedQueue<>();

    @AutoClose
    private final FaultProxy proxy =
            FaultProxy.start(server.server().url(), () -> Objects.requireNonNullElse(script.poll(), Fault.NONE));

    private final QStash qstash = QStash.builder()
            .token(server.server().token())
            .baseUrl(proxy.url())
            .requestTimeout(ofMillis(200))
            .deadline(ofSeconds(15))
            .timing(new NoPauses())
            .build();

    static Set<Fault> faults() {
        return Fault.passing();
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Calls("POST /v2/publish/{destination}")
    void a_published_message_exists_once(Fault fault) {
        twice(fault);

        PublishResult result = qstash.publish(MESSAGE);

        assertThatThereAreExactly(List.of(result));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Calls("POST /v2/publish/{destination}")
    void a_message_that_is_published_without_blocking_exists_once(Fault fault) {
        twice(fault);

        PublishResult result = qstash.publishAsync(MESSAGE).join();

        assertThatThereAreExactly(List.of(result));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Calls("POST /v2/enqueue/{queueName}/{destination}")
    void an_enqueued_message_exists_once(Fault fault) {
        twice(fault);

        PublishResult result = qstash.publish(MESSAGE.queue("orders"));

        assertThatThereAreExactly(List.of(result));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Calls({"POST /v2/publish/{destination}", "POST /v2/topics/{urlGroupName}/endpoints"})
    void a_message_to_a_url_group_exists_once_for_each_endpoint(Fault fault) {
        createUrlGroup("group");
        twice(fault);

        List<PublishResult> results =
                qstash.publishToEach(OutgoingMessage.toUrlGroup("group").text("ü".repeat(20_000)));

        assertThat(results).hasSize(2);
        assertThatThereAreExactly(results);
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Calls({"POST /v2/batch", "POST /v2/topics/{urlGroupName}/endpoints"})
    void every_message_of_a_batch_exists_once(Fault fault) {
        createUrlGroup("group");
        twice(fault);

        List<BatchResult> results =
                qstash.batch(List.of(MESSAGE, MESSAGE.queue("orders"), OutgoingMessage.toUrlGroup("group")));

        assertThat(results).hasSize(3).allMatch(BatchResult.Published.class::isInstance);
        List<PublishResult> published = results.stream()
                .flatMap(result -> ((BatchResult.Published) result).results().stream())
                .toList();
        assertThat(published).hasSize(4);
        assertThatThereAreExactly(published);
    }

    @ParameterizedTest
    @EnumSource(names = {"DAILY_LIMIT", "CHAT_LIMIT"})
    @Calls("POST /v2/publish/{destination}")
    void a_limit_that_lasts_is_told_at_once_and_there_is_no_message(Fault limit) {
        script.add(limit);

        QStashException failure = catchThrowableOfType(QStashException.class, () -> qstash.publish(MESSAGE));

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(proxy.requests()).isEqualTo(1);
        assertThatThereAreExactly(List.of());
    }

    private void twice(Fault fault) {
        script.add(fault);
        script.add(fault);
    }

    private void createUrlGroup(String name) {
        List<Map<String, String>> endpoints =
                List.of(Map.of("url", TestServer.URL + "/a"), Map.of("url", TestServer.URL + "/b"));
        server.qstash()
                .call(QStashRequest.post("v2", "topics", name, "endpoints")
                        .json(Map.of("endpoints", endpoints))
                        .answeredByStatus());
    }

    private void assertThatThereAreExactly(List<PublishResult> results) {
        proxy.close();
        assertThat(script).as("faults that did not happen").isEmpty();
        assertThat(results).noneMatch(PublishResult::deduplicated);
        assertThat(server.server().timeline().events())
                .filteredOn(event -> event.state() == MessageState.CREATED)
                .extracting(TimelineEvent::messageId)
                .containsExactlyInAnyOrderElementsOf(
                        results.stream().map(PublishResult::messageId).toList());
    }
}
