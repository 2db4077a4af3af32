package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.client.flowcontrol.FlowControlKey;
import io.github.qstash4j.client.queue.Queue;
import io.github.qstash4j.client.urlgroup.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queues, URL groups and flow control keys as QStash's documentation writes them, apart from the dev server. */
class ResourcesOnTheWireTest {

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().timing(new FakeTiming()).build();

    private String lineOf(Consumer<QStash> call) {
        server.then(Exchange.answer(200, ""));
        call.accept(qstash);
        return server.requests().get(server.requests().size() - 1).line();
    }

    private String bodyOf(Consumer<QStash> call) {
        server.then(Exchange.answer(200, ""));
        call.accept(qstash);
        return server.requests().get(server.requests().size() - 1).body();
    }

    @Test
    void request_lines() {
        assertThat(lineOf(q -> q.queues().upsert("a", 1))).isEqualTo("POST /v2/queues HTTP/1.1");
        assertThat(lineOf(q -> q.queues().pause("a.b"))).isEqualTo("POST /v2/queues/a.b/pause HTTP/1.1");
        assertThat(lineOf(q -> q.queues().resume("a"))).isEqualTo("POST /v2/queues/a/resume HTTP/1.1");
        assertThat(lineOf(q -> q.queues().delete("a"))).isEqualTo("DELETE /v2/queues/a HTTP/1.1");
        assertThat(lineOf(q -> q.urlGroups().delete("g"))).isEqualTo("DELETE /v2/topics/g HTTP/1.1");
        assertThat(lineOf(q -> q.flowControls().pause("k"))).isEqualTo("POST /v2/flowControl/k/pause HTTP/1.1");
        assertThat(lineOf(q -> q.flowControls().resetRate("k"))).isEqualTo("POST /v2/flowControl/k/resetRate HTTP/1.1");
        assertThat(lineOf(q -> q.flowControls().pinParallelism("k", 3)))
                .isEqualTo("POST /v2/flowControl/k/pin?parallelism=3 HTTP/1.1");
        assertThat(lineOf(q ->
                        q.flowControls().pin(FlowControl.key("k").parallelism(3).rate(10, Duration.ofDays(7)))))
                .isEqualTo("POST /v2/flowControl/k/pin?parallelism=3&rate=10&period=604800 HTTP/1.1");
        assertThat(lineOf(q -> q.flowControls().pinRate("k", 3, Duration.ofMinutes(2))))
                .isEqualTo("POST /v2/flowControl/k/pin?rate=3&period=120 HTTP/1.1");
        assertThat(lineOf(q -> q.flowControls().unpinRate("k")))
                .isEqualTo("POST /v2/flowControl/k/unpin?rate=true HTTP/1.1");
    }

    @Test
    void bodies() {
        List<Endpoint> endpoint = List.of(Endpoint.of("https://a.example.com/"));
        assertThat(bodyOf(q -> q.urlGroups().addEndpoints("g", endpoint)))
                .isEqualTo("{\"endpoints\":[{\"url\":\"https://a.example.com/\"}]}");
        assertThat(bodyOf(q -> q.urlGroups().removeNamedEndpoints("g", List.of("n"))))
                .isEqualTo("{\"endpoints\":[{\"name\":\"n\"}]}");
        assertThat(bodyOf(q -> q.urlGroups().setDefaults("g", UrlGroupDefaults.NONE.retries(3))))
                .isEqualTo("{\"headers\":{\"Upstash-Retries\":\"3\"}}");
        assertThat(bodyOf(q -> q.queues().upsert("a", 2)))
                .contains("\"queueName\":\"a\"", "\"parallelism\":2", "\"paused\":false");
    }

    @Test
    void a_call_whose_answer_was_lost_is_made_again() {
        for (Consumer<QStash> call : List.<Consumer<QStash>>of(
                q -> q.queues().upsert("a", 1),
                q -> q.urlGroups().addEndpoints("g", List.of(Endpoint.of("https://a.example.com/"))),
                q -> q.flowControls().pinParallelism("k", 1))) {
            int before = server.requests().size();
            server.then(Exchange.resetsAfterReading());
            server.then(Exchange.answer(200, ""));

            call.accept(qstash);

            assertThat(server.requests()).hasSize(before + 2);
        }
    }

    @Test
    void fields_that_are_not_known_or_not_there_do_no_harm() {
        server.then(Exchange.json(200, "[{\"name\":\"q\",\"new\":[1]}]"));
        server.then(Exchange.json(200, """
                {"flowControlKey":"k","waitListSize":1,"parallelismMax":2,"parallelismCount":3,"rateMax":4,"rateCount":5,
                 "ratePeriod":6,"ratePeriodStart":1700000000,"isPaused":true,"isPinnedParallelism":true,
                 "isPinnedRate":true,"new":{}}"""));

        assertThat(qstash.queues().list()).containsExactly(new Queue("q", 0, false, 0, null, null));
        assertThat(qstash.flowControls().get("k"))
                .contains(new FlowControlKey(
                        "k",
                        1,
                        2,
                        3,
                        4,
                        5,
                        Duration.ofSeconds(6),
                        Instant.ofEpochSecond(1700000000),
                        true,
                        true,
                        true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"parallelismMax\":5}", "{\"parallelismCount\":5}", "[]"})
    void an_answer_without_the_global_parallelism_is_never_zero(String answer) {
        server.then(Exchange.json(200, answer));

        assertThat(catchThrowableOfType(
                                QStashException.class,
                                () -> qstash.flowControls().globalParallelism())
                        .kind())
                .isEqualTo(Kind.UNEXPECTED_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"error\":\"no\"}", "[{}]", "[{\"name\":1}]", "<html>", "[", "[null]"})
    void what_is_no_list_of_queues_is_never_an_empty_one(String answer) {
        server.then(Exchange.json(200, answer));

        assertThat(catchThrowableOfType(
                                QStashException.class, () -> qstash.queues().list())
                        .kind())
                .isEqualTo(Kind.UNEXPECTED_ANSWER);
    }
}
