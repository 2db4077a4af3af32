package io.github.qstash4j.client.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.client.BatchResult;
import io.github.qstash4j.client.Callback;
import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.chat.ChatMessage;
import io.github.qstash4j.client.chat.ChatRequest;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.DevServerBuilder;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Redaction;
import io.github.qstash4j.devserver.message.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a provider gets from the dev server, and what the callback gets of its answer. */
class ProvidersTest {

    private static final String APP = "https://app.example.com";
    private static final Callback CALLBACK = Callback.to(APP + "/answers");
    private static final Map<String, Object> QUESTION = Map.of("model", "m");

    private final List<DeliveryRequest> toProviders = new CopyOnWriteArrayList<>();
    private final List<DeliveryRequest> toApp = new CopyOnWriteArrayList<>();

    @AutoClose
    private final DevServer server = server();

    private final QStash qstash = QStash.builder()
            .token(server.token())
            .baseUrl(server.url().toString())
            .build();

    private DevServer server() {
        DevServerBuilder builder = DevServer.builder().manualTime(Instant.parse("2026-03-01T12:00:00Z"));
        for (String provider : List.of(
                "https://api.openai.com",
                "https://api.anthropic.com",
                "https://gateway.helicone.ai",
                "https://api.resend.com",
                "https://models.example.com")) {
            builder.destination(provider, request -> {
                toProviders.add(request);
                return new Response(200, Headers.NONE, Body.ofText("{\"answer\":42}"));
            });
        }
        return builder.destination(APP, request -> {
                    toApp.add(request);
                    return Response.of(200);
                })
                .start();
    }

    private DeliveryRequest delivered(OutgoingMessage message) {
        toProviders.clear();
        qstash.publish(message);
        server.time().advance(Duration.ofSeconds(10));
        assertThat(toProviders).hasSize(1);
        return toProviders.get(0);
    }

    private static String url(DeliveryRequest request) {
        return request.method() + " " + request.destination().url();
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void openai_gets_the_request_and_the_callback_its_answer() throws Exception {
        ChatRequest question = ChatRequest.of("gpt-4o", ChatMessage.user("Hi")).temperature(1);

        DeliveryRequest request = delivered(Llm.openAi("sk-1").chat(question, CALLBACK));

        assertThat(url(request)).isEqualTo("POST https://api.openai.com/v1/chat/completions");
        assertThat(request.headers().all("Authorization")).containsExactly("Bearer sk-1");
        assertThat(request.headers().all("Content-Type")).containsExactly("application/json");
        assertThat(request.body().text())
                .isEqualTo("{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                        + "\"temperature\":1.0}");
        assertThat(toApp).hasSize(1);
        assertThat(url(toApp.get(0))).isEqualTo("POST https://app.example.com/answers");
        String answer = new JsonMapper()
                .readTree(toApp.get(0).body().text())
                .get("body")
                .asText();
        assertThat(new String(Base64.getDecoder().decode(answer), StandardCharsets.UTF_8))
                .isEqualTo("{\"answer\":42}");
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void anthropic_gets_its_own_headers() {
        DeliveryRequest request = delivered(Llm.anthropic("sk-ant-1").chat(QUESTION, CALLBACK));

        assertThat(url(request)).isEqualTo("POST https://api.anthropic.com/v1/messages");
        assertThat(request.headers().all("x-api-key")).containsExactly("sk-ant-1");
        assertThat(request.headers().all("anthropic-version")).containsExactly("2023-06-01");
        assertThat(request.headers().all("Authorization")).isEmpty();
        assertThat(delivered(Llm.anthropic("sk-ant-1")
                                .chat(QUESTION, CALLBACK)
                                .header("Anthropic-Version", "2030-01-01"))
                        .headers()
                        .all("anthropic-version"))
                .containsExactly("2030-01-01");
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void an_api_like_openais_gets_the_request_at_its_own_place() {
        DeliveryRequest request = delivered(
                Llm.openAiCompatible("https://models.example.com/eu/", "key-1").chat(QUESTION, CALLBACK));

        assertThat(url(request)).isEqualTo("POST https://models.example.com/eu/v1/chat/completions");
        assertThat(request.headers().all("Authorization")).containsExactly("Bearer key-1");
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void helicone_gets_the_request_and_is_told_where_to_pass_it_on() {
        Helicone helicone = Helicone.apiKey("sk-helicone-1");

        DeliveryRequest openAi =
                delivered(Llm.openAi("sk-1").analytics(helicone).chat(QUESTION, CALLBACK));

        assertThat(url(openAi)).isEqualTo("POST https://gateway.helicone.ai/v1/chat/completions");
        assertThat(openAi.headers().all("Helicone-Auth")).containsExactly("Bearer sk-helicone-1");
        assertThat(openAi.headers().all("Helicone-Target-Url")).containsExactly("https://api.openai.com");
        assertThat(openAi.headers().all("Authorization")).containsExactly("Bearer sk-1");

        DeliveryRequest anthropic =
                delivered(Llm.anthropic("sk-ant-1").analytics(helicone).chat(QUESTION, CALLBACK));

        assertThat(url(anthropic)).isEqualTo("POST https://gateway.helicone.ai/v1/messages");
        assertThat(anthropic.headers().all("Helicone-Target-Url")).containsExactly("https://api.anthropic.com");
        assertThat(anthropic.headers().all("x-api-key")).containsExactly("sk-ant-1");

        DeliveryRequest custom = delivered(Llm.openAiCompatible("https://models.example.com:8443/eu", "key-1")
                .analytics(helicone)
                .chat(QUESTION, CALLBACK));

        assertThat(url(custom)).isEqualTo("POST https://gateway.helicone.ai/eu/v1/chat/completions");
        assertThat(custom.headers().all("Helicone-Target-Url")).containsExactly("https://models.example.com:8443");
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void resend_gets_one_email_or_several() {
        Resend resend = Resend.apiKey("re_1");
        Map<String, String> email = Map.of("subject", "Hello");

        DeliveryRequest one = delivered(resend.email(email));

        assertThat(url(one)).isEqualTo("POST https://api.resend.com/emails");
        assertThat(one.headers().all("Authorization")).containsExactly("Bearer re_1");
        assertThat(one.body().text()).isEqualTo("{\"subject\":\"Hello\"}");

        DeliveryRequest several = delivered(resend.emails(List.of(email, email)));

        assertThat(url(several)).isEqualTo("POST https://api.resend.com/emails/batch");
        assertThat(several.headers().all("Authorization")).containsExactly("Bearer re_1");
        assertThat(several.body().text()).isEqualTo("[{\"subject\":\"Hello\"},{\"subject\":\"Hello\"}]");
        assertThat(toApp).isEmpty();
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void qstash_shows_no_key() {
        Llm llm = Llm.openAi("sk-1").analytics(Helicone.apiKey("sk-helicone-1"));

        assertThat(redaction(llm.chat(QUESTION, CALLBACK).redactBody()))
                .isEqualTo(new Redaction(true, false, Set.of("authorization", "helicone-auth")));
        assertThat(redaction(Llm.anthropic("sk-ant-1").chat(QUESTION, CALLBACK)))
                .isEqualTo(new Redaction(false, false, Set.of("x-api-key")));
        assertThat(redaction(Resend.apiKey("re_1").email(QUESTION)))
                .isEqualTo(new Redaction(false, false, Set.of("authorization")));
    }

    private Redaction redaction(OutgoingMessage message) {
        String id = qstash.publish(message).messageId();
        return server.message(id).message().publication().redaction();
    }

    @Test
    @Calls({"POST /v2/enqueue/{queueName}/{destination}", "POST /v2/batch"})
    void a_request_to_a_provider_can_wait_in_a_queue_or_go_out_in_a_batch() {
        OutgoingMessage question = Llm.openAi("sk-1").chat(QUESTION, CALLBACK);

        assertThat(url(delivered(question.queue("questions").retries(1))))
                .isEqualTo("POST https://api.openai.com/v1/chat/completions");

        toProviders.clear();
        assertThat(qstash.batch(List.of(question, Resend.apiKey("re_1").email(QUESTION))))
                .hasSize(2)
                .hasOnlyElementsOfType(BatchResult.Published.class);
        server.time().advance(Duration.ofSeconds(10));
        assertThat(toProviders)
                .extracting(ProvidersTest::url)
                .containsExactlyInAnyOrder(
                        "POST https://api.openai.com/v1/chat/completions", "POST https://api.resend.com/emails");
    }
}
