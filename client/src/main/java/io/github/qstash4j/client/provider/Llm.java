package io.github.qstash4j.client.provider;

import io.github.qstash4j.client.Callback;
import io.github.qstash4j.client.OutgoingMessage;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The API of a language model, to which QStash delivers requests: it waits for the answer, up to two hours, repeats
 * what fails, and sends the answer to a callback. Immutable.
 *
 * <pre>{@code
 * OutgoingMessage question = Llm.openAi(apiKey)
 *         .chat(ChatRequest.of("gpt-4o", ChatMessage.user("Hi")), Callback.to("https://app.example.com/answers"));
 * qstash.publish(question.retries(2).labels("summaries"));
 * }</pre>
 *
 * <p>The key is a header of the message, of which QStash shows only a hash. Its callback may still be told the headers
 * of the message: give the URL of a server that may know the key.
 *
 * @see <a href="https://upstash.com/docs/qstash/integrations/llm">LLM, in the QStash documentation</a>
 */
public final class Llm {

    private static final String ANTHROPIC_VERSION = "2023-06-01";

    private final URI url;
    private final String keyHeader;
    private final String keyValue;
    private final boolean ofAnthropic;
    private final @Nullable Helicone helicone;

    private Llm(URI url, String keyHeader, String keyValue, boolean ofAnthropic, @Nullable Helicone helicone) {
        this.url = url;
        this.keyHeader = keyHeader;
        this.keyValue = keyValue;
        this.ofAnthropic = ofAnthropic;
        this.helicone = helicone;
    }

    private static Llm withBearer(String url, String apiKey) {
        return new Llm(URI.create(url), "Authorization", "Bearer " + apiKey, false, null);
    }

    /**
     * OpenAI's chat completions.
     *
     * @param apiKey alone, without {@code Bearer} in front
     */
    public static Llm openAi(String apiKey) {
        return withBearer("https://api.openai.com/v1/chat/completions", ApiKey.check("apiKey of openAi", apiKey));
    }

    /**
     * Anthropic's messages, of version {@value #ANTHROPIC_VERSION} unless the message gets another header
     * {@code anthropic-version}.
     *
     * @param apiKey alone, without {@code Bearer} in front
     * @see <a href="https://upstash.com/docs/qstash/integrations/anthropic">Anthropic, in the QStash documentation</a>
     */
    public static Llm anthropic(String apiKey) {
        return new Llm(
                URI.create("https://api.anthropic.com/v1/messages"),
                "x-api-key",
                ApiKey.check("apiKey of anthropic", apiKey),
                true,
                null);
    }

    /**
     * Chat completions of an API that has the form of OpenAI's.
     *
     * @param baseUrl absolute, https or http, such as {@code https://api.together.xyz}; a slash at its end and its
     *     {@code /v1} may be there or not. One that ends with {@code /chat/completions} is used as it is
     * @param apiKey alone, without {@code Bearer} in front
     */
    public static Llm openAiCompatible(String baseUrl, String apiKey) {
        return withBearer(
                ModelUrl.chat("baseUrl of openAiCompatible", baseUrl),
                ApiKey.check("apiKey of openAiCompatible", apiKey));
    }

    /** The same API, by way of Helicone. */
    public Llm analytics(Helicone newHelicone) {
        return new Llm(url, keyHeader, keyValue, ofAnthropic, newHelicone);
    }

    /**
     * A message that asks the model and has its answer sent to the callback.
     *
     * @param requestBody a JSON object in the form of the provider's API, as a Map, a record or anything else that
     *     Jackson writes as one; for the OpenAI form, a {@link io.github.qstash4j.client.chat.ChatRequest}. It must not
     *     ask for a stream, since a callback gets a whole answer
     * @param callback where the answer goes; without one it would be lost
     * @return to be published as it is, or with options such as retries, a timeout or a queue
     */
    public OutgoingMessage chat(Object requestBody, Callback callback) {
        RequestBody.checkNoStream("requestBody", RequestBody.checkObject("requestBody", requestBody));
        OutgoingMessage message = (helicone == null ? OutgoingMessage.to(url) : helicone.messageTo(url))
                .header(keyHeader, keyValue)
                .redactHeader(keyHeader)
                .json(requestBody)
                .callback(callback);
        return ofAnthropic ? message.header("anthropic-version", ANTHROPIC_VERSION) : message;
    }

    @Override
    public String toString() {
        return "Llm[" + url + (helicone == null ? "" : " by way of Helicone") + ", key redacted]";
    }
}
