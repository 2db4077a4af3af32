package io.github.qstash4j.client.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.client.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Calls("POST /llm/v1/chat/completions")
class ChatTest {

    private static final ChatRequest REQUEST = ChatRequest.of(
            "meta-llama/Meta-Llama-3-8B-Instruct",
            ChatMessage.system("Be short."),
            ChatMessage.user("What is the capital of Turkey?"));

    private static final String ANSWER = """
            {"id":"cmpl-1","object":"chat.completion","created":1717483987,"model":"m","choices":[{"index":0,
            "message":{"role":"assistant","content":"Ankara."},"logprobs":null,"finish_reason":"stop",
            "stop_reason":null}],"usage":{"prompt_tokens":18,"total_tokens":26,"completion_tokens":8}}""";

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().build();

    @Test
    void asks_the_model_and_reads_its_answer() {
        server.then(Exchange.json(200, ANSWER));

        ChatCompletion completion = qstash.chat().complete(REQUEST.temperature(0.5));

        assertThat(server.request().line()).isEqualTo("POST /llm/v1/chat/completions HTTP/1.1");
        assertThat(server.request().header("Authorization")).contains("Bearer secret-token");
        assertThat(server.request().header("Content-Type")).contains("application/json");
        assertThat(server.request().body())
                .isEqualTo("{\"model\":\"meta-llama/Meta-Llama-3-8B-Instruct\",\"messages\":["
                        + "{\"role\":\"system\",\"content\":\"Be short.\"},"
                        + "{\"role\":\"user\",\"content\":\"What is the capital of Turkey?\"}],\"temperature\":0.5}");
        assertThat(completion)
                .isEqualTo(new ChatCompletion(
                        "cmpl-1",
                        "m",
                        Instant.ofEpochSecond(1717483987),
                        null,
                        List.of(new ChatChoice(0, "assistant", "Ankara.", "stop", null, List.of())),
                        new ChatUsage(18, 8, 26)));
        assertThat(completion.text()).isEqualTo("Ankara.");
        assertThat(completion.toString()).doesNotContain("Ankara");
    }

    @Test
    void asks_without_blocking() throws Exception {
        server.then(Exchange.json(200, ANSWER));

        assertThat(qstash.chat().completeAsync(REQUEST).get().text()).isEqualTo("Ankara.");
    }

    @Test
    void reads_every_member_that_is_documented_and_does_not_mind_others() {
        server.then(Exchange.json(200, """
                        {"id":"1","system_fingerprint":"fp","new":{},"choices":[
                        {"index":1,"message":{"role":"robot","content":"b"},"finish_reason":"tired","stop_reason":128001,
                        "logprobs":{"content":[{"token":"b","logprob":-0.5,"bytes":[98],"top_logprobs":[
                        {"token":"","logprob":-9999.0,"bytes":null}]}]}},
                        {"message":{"role":"assistant","content":null,"tool_calls":[{}]},"stop_reason":"END"},
                        {"index":3}]}"""));

        ChatCompletion completion = qstash.chat().complete(REQUEST);

        TokenProbability other = new TokenProbability("", -9999.0, List.of(), List.of());
        assertThat(completion.systemFingerprint()).isEqualTo("fp");
        assertThat(completion.model()).isNull();
        assertThat(completion.created()).isNull();
        assertThat(completion.usage()).isNull();
        assertThat(completion.choices())
                .containsExactly(
                        new ChatChoice(
                                1,
                                "robot",
                                "b",
                                "tired",
                                "128001",
                                List.of(new TokenProbability("b", -0.5, List.of(98), List.of(other)))),
                        new ChatChoice(0, "assistant", null, null, "END", List.of()),
                        new ChatChoice(3, null, null, null, null, List.of()));
        assertThat(completion.text()).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "",
                "{}",
                "{\"error\":\"model is gone\"}",
                "{\"error\":{\"message\":\"model is gone\",\"type\":\"server_error\"}}",
                "{\"id\":\"1\"}",
                "{\"choices\":[]}",
                "{\"id\":\"1\",\"choices\":[{\"message\":{\"content\":[]}}]}",
                "{\"id\":\"1\",\"choices\":[1"
            })
    void never_takes_what_is_no_completion_for_one(String body) {
        server.then(Exchange.json(200, body));

        QStashException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
        assertThat(failure.status()).isEqualTo(200);
        assertThat(failure.serverMessage()).isEqualTo(body.contains("error") ? "model is gone" : null);
    }

    @Test
    void is_never_sent_twice_since_each_answer_is_paid_for() {
        for (Exchange fault : List.of(
                Exchange.answer(503, ""),
                Exchange.answer(429, "", "Retry-After: 0"),
                Exchange.resetsAfterReading(),
                Exchange.closesMidway())) {
            try (ExchangeServer faulty = ExchangeServer.start(fault, Exchange.json(200, ANSWER))) {
                Chat chat = faulty.client().build().chat();

                assertThatExceptionOfType(QStashException.class).isThrownBy(() -> chat.complete(REQUEST));
                assertThat(faulty.requests()).hasSize(1);
            }
        }
    }

    @Test
    void a_call_without_blocking_is_not_sent_twice_either() {
        server.then(Exchange.answer(503, ""));
        server.then(Exchange.json(200, ANSWER));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> qstash.chat().completeAsync(REQUEST).get())
                .withCauseInstanceOf(QStashException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tells_what_a_model_says_about_a_request_it_refuses() {
        server.then(Exchange.json(400, "{\"error\":{\"message\":\"no such model\",\"code\":7}}"));

        QStashException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.BAD_REQUEST);
        assertThat(failure.serverMessage()).isEqualTo("no such model");
        assertThat(failure).hasMessage("QStash: POST /llm/v1/chat/completions: status 400: no such model");
    }

    @Test
    void the_dev_server_which_has_no_models_says_so() {
        try (TestServer devServer = new TestServer()) {
            for (Runnable call : List.<Runnable>of(
                    () -> devServer.qstash().chat().complete(REQUEST),
                    () -> devServer.qstash().chat().stream(REQUEST))) {
                QStashException failure = catchThrowableOfType(QStashException.class, call::run);

                assertThat(failure.status()).isEqualTo(501);
                assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
            }
        }
    }

    private QStashException failure() {
        return catchThrowableOfType(QStashException.class, () -> qstash.chat().complete(REQUEST));
    }
}
