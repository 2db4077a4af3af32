package io.github.qstash4j.client.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.Page;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.RawRequest;
import io.github.qstash4j.client.filter.LogFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and answers as QStash gives them, written by hand. */
@Calls("GET /v2/logs")
class LogsOnTheWireTest {

    private static final String ENTRY = """
            {"time":1700000000123,"state":"ERROR","messageId":"msg_1","url":"https://a.example.com/x?token=secret",
             "topicName":"group","endpointName":"first","queueName":"q","scheduleId":"scd_1","error":"it said no",
             "nextDeliveryTime":1700000009123,"header":{"X-A":["secret"]},"body":"aGVsbG8=","method":"PUT",
             "timeout":30500,"callback":"https://c.example.com/","callbackHeader:S":{"C":["4"]},
             "failureCallback":"https://f.example.com/","failureCallbackHeaders":{"F":["5"]},"maxRetries":3,
             "responseStatus":500,"responseBody":"//4=","responseHeader:S":{"R":["6"]},"retryDelay:E":"1000",
             "flowControlKey":"key","parallelism":3,"rate":5,"period":60,"label":"one","labels":["one","two"],
             "unknown":[]}""";

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final Logs logs = server.client().build().logs();

    private LogEntry only(String entry) {
        server.then(Exchange.json(200, "{\"logs\":[" + entry + "]}"));
        return logs.page(LogFilter.where(), null).items().get(0);
    }

    @ParameterizedTest
    @CsvSource({"logs, Header, Expression", "events, Headers, Expr"})
    void reads_every_field_in_both_spellings(String list, String header, String expression) {
        String entry = ENTRY.replace("Header:S", header).replace("Delay:E", "Delay" + expression);
        server.then(Exchange.json(200, "{\"cursor\":\"1-2\",\"" + list + "\":[" + entry + "]}"));

        Page<LogEntry> page = logs.page(LogFilter.where(), null);

        assertThat(page.cursor()).isEqualTo("1-2");
        LogEntry read = page.items().get(0);
        assertThat(read)
                .isEqualTo(new LogEntry(
                        Instant.ofEpochMilli(1700000000123L),
                        MessageState.ERROR,
                        "ERROR",
                        read.message(),
                        Duration.ofMillis(30500),
                        "it said no",
                        Instant.ofEpochMilli(1700000009123L),
                        500,
                        Map.of("R", List.of("6")),
                        read.responseBody()));
        assertThat(read.responseBody().bytes()).containsExactly(0xff, 0xfe);
        assertThat(read.message())
                .returns("msg_1", message -> message.messageId())
                .returns("group", message -> message.urlGroup())
                .returns("first", message -> message.endpointName())
                .returns("q", message -> message.queueName())
                .returns("scd_1", message -> message.scheduleId())
                .returns("PUT", message -> message.method())
                .returns(Content.of("hello"), message -> message.body())
                .returns(Map.of("X-A", List.of("secret")), message -> message.headers())
                .returns("https://c.example.com/", message -> message.callback())
                .returns(Map.of("C", List.of("4")), message -> message.callbackHeaders())
                .returns("https://f.example.com/", message -> message.failureCallback())
                .returns(Map.of("F", List.of("5")), message -> message.failureCallbackHeaders())
                .returns(3, message -> message.maxRetries())
                .returns("1000", message -> message.retryDelayExpression())
                .returns("key", message -> message.flowControlKey())
                .returns(3, message -> message.parallelism())
                .returns(5, message -> message.rate())
                .returns(Duration.ofMinutes(1), message -> message.period())
                .returns(List.of("one", "two"), message -> message.labels());
        assertThat(read)
                .hasToString("LogEntry[2023-11-14T22:13:20.123Z ERROR Message[msg_1 to https://a.example.com/x?...]]");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED, CREATED",
        "ACTIVE, ACTIVE",
        "RETRY, RETRY",
        "DELIVERED, DELIVERED",
        "delivered, DELIVERED",
        "FAILED, FAILED",
        "IN_PROGRESS, IN_PROGRESS",
        "CANCEL_REQUESTED, CANCEL_REQUESTED",
        "CANCELED, CANCELLED",
        "CANCELLED, CANCELLED",
        "PAUSED_BY_MAGIC, UNKNOWN",
    })
    void reads_every_state_and_takes_a_new_one(String text, MessageState state) {
        LogEntry entry = only("{\"messageId\":\"msg_1\",\"state\":\"" + text + "\"}");

        assertThat(entry.state()).isEqualTo(state);
        assertThat(entry.stateText()).isEqualTo(text);
    }

    @Test
    void reads_an_entry_that_has_next_to_nothing() {
        LogEntry entry = only("{\"messageId\":\"msg_1\"}");

        assertThat(entry)
                .isEqualTo(new LogEntry(
                        null,
                        MessageState.UNKNOWN,
                        null,
                        entry.message(),
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        Content.EMPTY));
    }

    @Test
    void takes_the_hash_of_a_redacted_body_as_it_is() {
        assertThat(only("{\"messageId\":\"msg_1\",\"body\":\"REDACTED:2bb8\"}")
                        .message()
                        .body()
                        .text())
                .isEqualTo("REDACTED:2bb8");
    }

    @Test
    void fetches_a_page_when_the_stream_comes_to_it() {
        server.then(Exchange.json(
                200, "{\"cursor\":\"1-2 &\",\"logs\":[{\"messageId\":\"msg_1\"},{\"messageId\":\"msg_2\"}]}"));
        LogFilter filter = LogFilter.where().state(MessageState.CANCELLED).pageSize(2);

        assertThat(logs.stream(filter).limit(1)).hasSize(1);
        assertThat(server.request().line()).isEqualTo("GET /v2/logs?state=CANCELED&state=CANCELLED&count=2 HTTP/1.1");

        server.then(Exchange.json(200, "{\"cursor\":\"1-2 &\",\"logs\":[{\"messageId\":\"msg_1\"}]}"));
        server.then(Exchange.json(200, "{\"cursor\":\"\",\"logs\":[{\"messageId\":\"msg_2\"}]}"));

        assertThat(logs.stream()).hasSize(2);
        assertThat(server.requests())
                .extracting(RawRequest::line)
                .endsWith("GET /v2/logs HTTP/1.1", "GET /v2/logs?cursor=1-2%20%26 HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"logs\":{}}",
                "{\"error\":\"no\"}",
                "{\"logs\":[{}]}",
                "{\"logs\":[{\"messageId\":\"m\",\"body\":\"%\"}]}",
                "{\"logs\":[{\"messageId\":\"m\",\"timeout\":\"1s\"}]}",
                "<html>"
            })
    void an_answer_that_is_not_a_log_is_never_taken_for_one(String answer) {
        server.then(Exchange.json(200, answer));

        assertThat(catchThrowableOfType(
                                QStashException.class, () -> logs.stream().toList())
                        .kind())
                .isEqualTo(QStashException.Kind.UNEXPECTED_ANSWER);
    }
}
