package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.QStashException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that the client has no method for, as its own methods make them. */
class QStashRequestTest {

    private static final String NOT_FOUND = "{\"error\":\"no such thing\"}";

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().timing(new FakeTiming()).build();

    private final QStashRequest<String> name = QStashRequest.get("v2", "things", "1")
            .answeredBy(json -> json.get("name").requiredText());

    @Test
    void encodes_every_segment_and_every_parameter() {
        server.then(Exchange.json(200, "{\"name\":\"n\"}"));

        qstash.call(QStashRequest.get("v2", "things", "a/b?c d+e%é")
                .query("q", "1&2=3 4+5")
                .query(Map.of("many", List.of("x", "y")))
                .answeredBy(json -> json));

        assertThat(server.request().line())
                .isEqualTo("GET /v2/things/a%2Fb%3Fc%20d%2Be%25%C3%A9?q=1%262%3D3%204%2B5&many=x&many=y HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void refuses_a_segment_that_would_be_lost_on_the_way(String segment) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QStashRequest.delete("v2", "things", segment))
                .withMessageContaining("blank");
    }

    @Test
    void sends_a_method_headers_and_json() {
        server.then(Exchange.answer(200, ""));

        assertThat(qstash.call(QStashRequest.patch("v2", "things")
                        .header("X-One", "1")
                        .json(Map.of("a", 1))
                        .answeredByStatus()))
                .isEqualTo(Done.DONE);

        assertThat(server.request().line()).isEqualTo("PATCH /v2/things HTTP/1.1");
        assertThat(server.request().header("X-One")).contains("1");
        assertThat(server.request().header("Content-Type")).contains("application/json");
        assertThat(server.request().header("Authorization")).contains("Bearer secret-token");
        assertThat(server.request().body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void gives_nothing_for_what_qstash_does_not_have() {
        for (int i = 0; i < 4; i++) {
            server.then(Exchange.json(404, NOT_FOUND));
        }

        assertThat(qstash.call(name.ifFound())).isEmpty();
        assertThat(qstash.call(name.whetherFound())).isFalse();
        Optional<Integer> length = qstash.call(name.map(String::length).ifFound());
        assertThat(length).isEmpty();
        String orNone = qstash.call(name.ifFound().map(found -> found.orElse("none")));
        assertThat(orNone).isEqualTo("none");
    }

    @Test
    void gives_what_qstash_has() {
        server.then(Exchange.json(200, "{\"name\":\"n\"}"));
        server.then(Exchange.json(200, "{\"name\":\"n\"}"));
        server.then(Exchange.json(200, "{\"name\":\"n\"}"));

        assertThat(qstash.call(name.ifFound())).contains("n");
        assertThat(qstash.call(name.whetherFound())).isTrue();
        assertThat(qstash.call(name.map(String::length))).isEqualTo(1);
    }

    @Test
    void does_not_take_the_404_of_another_server_for_qstashs() {
        server.then(Exchange.answer(404, "<html>Not Found</html>", "Content-Type: text/html"));

        assertThat(failure(name.ifFound()).status()).isEqualTo(404);
    }

    @Test
    void does_not_take_a_404_for_nothing_where_there_must_be_something() {
        server.then(Exchange.json(404, NOT_FOUND));

        assertThat(failure(name).serverMessage()).isEqualTo("no such thing");
    }

    @Test
    void sends_what_must_not_be_repeated_once() {
        server.then(Exchange.answer(503, "busy"));
        server.then(Exchange.resetsAfterReading());
        QStashRequest<Done> once = QStashRequest.post("v2", "things").once().answeredByStatus();

        assertThat(failure(once).kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(failure(once).kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome</html>", " \n<!doctype html>", "{\"error\":\"no\"}", "{\"half\":"})
    void never_takes_a_page_or_an_error_for_done(String body) {
        server.then(Exchange.answer(200, body));

        assertThat(failure(QStashRequest.post("v2", "things").answeredByStatus())
                        .kind())
                .isEqualTo(Kind.UNEXPECTED_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "{}", "null", "[]", "{\"error\":null}"})
    void takes_whatever_else_a_success_says_for_done(String body) {
        server.then(Exchange.answer(200, body));

        assertThat(qstash.call(QStashRequest.post("v2", "things").answeredByStatus()))
                .isEqualTo(Done.DONE);
    }

    @Test
    void refuses_a_parameter_without_a_value_which_may_mean_all() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QStashRequest.delete("v2", "messages").query(Map.of("messageIds", List.of())))
                .withMessage("The parameter messageIds has no value; give one or leave it out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QStashRequest.delete("v2", "messages").query("messageIds", " "));
    }

    @Test
    void prints_of_json_only_what_it_is() {
        server.then(Exchange.json(200, "{\"current\":\"sig_secret\"}"));

        String printed = qstash.call(QStashRequest.get("v2", "keys")
                .answeredBy(json -> json.get("current").toString()));

        assertThat(printed).isEqualTo("JsonValue[the answer.current, STRING]");
    }

    @Test
    void refuses_a_number_that_is_none() {
        server.then(Exchange.json(200, "{\"lag\":1e400}"));

        assertThat(failure(QStashRequest.get("v2", "queues", "q")
                                .answeredBy(json -> json.get("lag").count()))
                        .kind())
                .isEqualTo(Kind.UNEXPECTED_ANSWER);
    }

    @Test
    void prints_neither_query_nor_headers() {
        assertThat(QStashRequest.get("v2", "things")
                        .query("key", "secret")
                        .header("X-Key", "secret")
                        .answeredByStatus())
                .hasToString("GET /v2/things");
    }

    private QStashException failure(QStashRequest<?> request) {
        return catchThrowableOfType(QStashException.class, () -> qstash.call(request));
    }
}
