package io.github.qstash4j.client.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.client.Callback;
import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderOptionsTest {

    private static final Callback CALLBACK = Callback.to("https://app.example.com/answers");
    private static final Llm LLM = Llm.openAi("sk-1");

    @Test
    @Calls("POST /v2/publish/{destination}")
    void the_key_goes_over_the_wire_as_a_header_to_be_passed_on() {
        try (ExchangeServer server = ExchangeServer.start(Exchange.published("msg_1"))) {
            server.client()
                    .build()
                    .publish(Llm.openAi("sk-1")
                            .analytics(Helicone.apiKey("sk-helicone-1"))
                            .chat(Map.of("model", "m"), CALLBACK.retries(1)));

            assertThat(server.request().line())
                    .isEqualTo("POST /v2/publish/https://gateway.helicone.ai/v1/chat/completions HTTP/1.1");
            assertThat(server.request().lines())
                    .contains(
                            "Authorization: Bearer secret-token",
                            "Content-Type: application/json",
                            "Upstash-Forward-Authorization: Bearer sk-1",
                            "Upstash-Forward-Helicone-Auth: Bearer sk-helicone-1",
                            "Upstash-Forward-Helicone-Target-Url: https://api.openai.com",
                            "Upstash-Redact-Fields: header[Helicone-Auth],header[Authorization]",
                            "Upstash-Callback: https://app.example.com/answers",
                            "Upstash-Callback-Retries: 1");
            assertThat(server.request().body()).isEqualTo("{\"model\":\"m\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com, https://a.example.com/v1/chat/completions",
        "https://a.example.com/, https://a.example.com/v1/chat/completions",
        "https://a.example.com//, https://a.example.com/v1/chat/completions",
        "https://a.example.com/v1, https://a.example.com/v1/chat/completions",
        "https://a.example.com/v1/, https://a.example.com/v1/chat/completions",
        "https://a.example.com/v1/chat/completions/, https://a.example.com/v1/chat/completions",
        "https://a.example.com/openai/v1, https://a.example.com/openai/v1/chat/completions",
        "https://a.example.com/beta/chat/completions, https://a.example.com/beta/chat/completions",
        "http://model_1:8000, http://model_1:8000/v1/chat/completions",
    })
    void a_base_url_may_be_written_in_any_way(String baseUrl, String url) {
        assertThat(Llm.openAiCompatible(baseUrl, "key").chat(Map.of(), CALLBACK))
                .hasToString("OutgoingMessage[POST " + url + ", 2 bytes]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.example.com",
                "/v1",
                "ftp://a.example.com",
                "https:///v1",
                "https://:80",
                "https://user:secret@a.example.com",
                "https://[::1]",
                "https://a.example.com?key=secret",
                "https://a.example.com#secret",
                "https://a.example.com/a b",
                "https://a.example.com/\u00E4",
                "https://a.example.com/%zz"
            })
    void a_base_url_that_cannot_be_right_is_refused_and_not_repeated(String baseUrl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Llm.openAiCompatible(baseUrl, "key"))
                .withMessageStartingWith("baseUrl of openAiCompatible ")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer sk-secret", "sk-secret\n", "\"sk-secret\"", "sk-secret\u00E4"})
    void a_key_that_cannot_be_right_is_refused_and_not_repeated(String key) {
        refused("apiKey of openAi ", () -> Llm.openAi(key));
        refused("apiKey of anthropic ", () -> Llm.anthropic(key));
        refused("apiKey of openAiCompatible ", () -> Llm.openAiCompatible("https://a.example.com", key));
        refused("apiKey of Helicone ", () -> Helicone.apiKey(key));
        refused("apiKey of Resend ", () -> Resend.apiKey(key));
    }

    @Test
    void a_body_that_is_no_object_is_refused() {
        for (Object body : List.of("{}", List.of(Map.of()), new byte[] {'{', '}'})) {
            refused("requestBody ", () -> LLM.chat(body, CALLBACK));
            refused("email ", () -> Resend.apiKey("re_1").email(body));
            refused("emails ", () -> Resend.apiKey("re_1").emails(List.of(Map.of(), body)));
        }
        refused("emails ", () -> Resend.apiKey("re_1").emails(List.of()));
    }

    @Test
    void a_stream_that_nobody_would_read_is_refused() {
        refused("requestBody ", () -> LLM.chat(Map.of("stream", true), CALLBACK));
        assertThat(LLM.chat(Map.of("stream", false), CALLBACK)).isNotNull();
    }

    private static void refused(String option, ThrowingCallable call) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageStartingWith(option)
                .withMessageNotContaining("secret");
    }

    @Test
    void no_key_is_printed() {
        Helicone helicone = Helicone.apiKey("secret");
        Llm llm = Llm.anthropic("secret").analytics(helicone);
        Resend resend = Resend.apiKey("secret");

        assertThat(List.of(helicone, llm, llm.chat(Map.of(), CALLBACK), resend, resend.email(Map.of()))
                        .toString())
                .isEqualTo("[Helicone[key redacted], Llm[https://api.anthropic.com/v1/messages by way of Helicone, key"
                        + " redacted], OutgoingMessage[POST https://gateway.helicone.ai/v1/messages, 2 bytes],"
                        + " Resend[key redacted], OutgoingMessage[POST https://api.resend.com/emails, 2 bytes]]");
    }
}
