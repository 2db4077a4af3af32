package io.github.qstash4j.client.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ChatRequestTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ChatRequest REQUEST = ChatRequest.of("m", ChatMessage.user("Hi"));

    @Test
    void every_option_has_its_name_in_the_json() throws Exception {
        ChatRequest request = REQUEST.temperature(2)
                .topP(0.1)
                .maxTokens(100)
                .choices(2)
                .stop("END", "\n")
                .presencePenalty(-2)
                .frequencyPenalty(1.5)
                .seed(-7)
                .logitBias(Map.of(50256, -100))
                .logProbabilities(20)
                .jsonObject()
                .option("stream_options", Map.of("include_usage", true));

        assertThat(JSON.readTree(JSON.writeValueAsString(request))).isEqualTo(JSON.readTree("""
                                        {"model":"m","messages":[{"role":"user","content":"Hi"}],"temperature":2.0,"top_p":0.1,
                                        "max_tokens":100,"n":2,"stop":["END","\\n"],"presence_penalty":-2.0,
                                        "frequency_penalty":1.5,"seed":-7,"logit_bias":{"50256":-100},"logprobs":true,
                                        "top_logprobs":20,"response_format":{"type":"json_object"},
                                        "stream_options":{"include_usage":true}}"""));
        assertThat(REQUEST.asMap()).containsOnlyKeys("model", "messages");
    }

    @Test
    void a_conversation_has_authors() {
        List<ChatMessage> conversation =
                List.of(ChatMessage.system("s"), ChatMessage.user("u").by("ann"), ChatMessage.assistant("a"));

        assertThat(ChatRequest.of("m", conversation).asMap().get("messages"))
                .isEqualTo(List.of(
                        Map.of("role", "system", "content", "s"),
                        Map.of("role", "user", "content", "u", "name", "ann"),
                        Map.of("role", "assistant", "content", "a")));
    }

    @Test
    void the_limits_themselves_are_good() {
        assertThat(REQUEST.temperature(0)
                        .topP(0)
                        .topP(1)
                        .maxTokens(1)
                        .choices(1)
                        .stop("1", "2", "3", "4")
                        .presencePenalty(2)
                        .frequencyPenalty(-2)
                        .logitBias(Map.of(1, 100))
                        .logProbabilities(0)
                        .asMap())
                .hasSize(12);
    }

    @Test
    void what_the_api_would_refuse_is_refused_by_name() {
        refused("model", request -> ChatRequest.of(" ", ChatMessage.user("Hi")));
        refused("messages", request -> ChatRequest.of("m"));
        refused("role", request -> ChatRequest.of("m", new ChatMessage("", "Hi", null)));
        refused("name", request -> ChatRequest.of("m", ChatMessage.user("Hi").by("")));
        refused("temperature", request -> request.temperature(2.01));
        refused("temperature", request -> request.temperature(-0.01));
        refused("temperature", request -> request.temperature(Double.NaN));
        refused("topP", request -> request.topP(1.01));
        refused("topP", request -> request.topP(-0.01));
        refused("maxTokens", request -> request.maxTokens(0));
        refused("choices", request -> request.choices(0));
        refused("stop", request -> request.stop());
        refused("stop", request -> request.stop("1", "2", "3", "4", "5"));
        refused("stop", request -> request.stop("1", ""));
        refused("presencePenalty", request -> request.presencePenalty(2.01));
        refused("frequencyPenalty", request -> request.frequencyPenalty(-2.01));
        refused("logitBias", request -> request.logitBias(Map.of()));
        refused("logitBias", request -> request.logitBias(Map.of(1, 101)));
        refused("logProbabilities", request -> request.logProbabilities(21));
        refused("logProbabilities", request -> request.logProbabilities(-1));
        refused("option name", request -> request.option("", 1));
        refused("option temperature", request -> request.option("temperature", 3));
        refused("Chat.stream", request -> request.option("stream", true));
    }

    private static void refused(String named, UnaryOperator<ChatRequest> option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> option.apply(REQUEST))
                .withMessageContaining(named);
    }

    @Test
    void nothing_of_a_conversation_is_printed() {
        assertThat(List.of(
                                REQUEST.stop("secret-stop"),
                                ChatMessage.user("secret").by("ann"))
                        .toString())
                .isEqualTo("[ChatRequest[model, messages, stop], ChatMessage[user, 6 characters]]");
    }
}
