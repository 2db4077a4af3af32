package io.github.qstash4j.client.chat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model is asked, in the form of the OpenAI API: for {@link Chat}, for
 * {@link io.github.qstash4j.client.provider.Llm}, or written as JSON.
 *
 * <p>Immutable: every option returns a new request. An option set twice keeps its last value. Every option is checked
 * when it is set and throws {@link IllegalArgumentException} with a sentence that names it; without it, the model's
 * default counts.
 *
 * <pre>{@code
 * ChatRequest.of("meta-llama/Meta-Llama-3-8B-Instruct", ChatMessage.user("What is the capital of Turkey?"))
 *         .temperature(0.2)
 *         .maxTokens(100)
 * }</pre>
 *
 * @see <a href="https://upstash.com/docs/qstash/api/llm/create">The page of the QStash documentation</a>
 */
public final class ChatRequest {

    private static final int MOST_STOPS = 4;

    private static final Set<String> OWN_METHODS = Set.of(
            "model",
            "messages",
            "stream",
            "temperature",
            "max_tokens",
            "top_p",
            "stop",
            "n",
            "presence_penalty",
            "frequency_penalty",
            "seed",
            "logit_bias",
            "logprobs",
            "top_logprobs");

    private final Map<String, Object> members;

    private ChatRequest(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Starts a request.
     *
     * @param model its name, not blank
     * @param messages the conversation so far, at least one message
     */
    public static ChatRequest of(String model, ChatMessage... messages) {
        return of(model, List.of(messages));
    }

    /** Starts a request: {@link #of(String, ChatMessage...)} with a list. */
    public static ChatRequest of(String model, List<ChatMessage> messages) {
        checkNotBlank("model", model);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages needs at least one message, such as ChatMessage.user(...).");
        }
        return new ChatRequest(Map.of())
                .with("model", model)
                .with("messages", messages.stream().map(ChatMessage::asMap).toList());
    }

    /** Sets how random the answer is: 0 to 2. */
    public ChatRequest temperature(double temperature) {
        return with("temperature", checkRange("temperature", temperature, 0, 2));
    }

    /** Has the model choose among the likeliest tokens that make up this part of the probability: 0 to 1. */
    public ChatRequest topP(double part) {
        return with("top_p", checkRange("topP", part, 0, 1));
    }

    /** Sets the longest answer, in tokens; one or more. */
    public ChatRequest maxTokens(int tokens) {
        return with("max_tokens", checkPositive("maxTokens", tokens));
    }

    /** Sets how many answers the model gives, each of which is paid for; one or more. */
    public ChatRequest choices(int count) {
        return with("n", checkPositive("choices", count));
    }

    /** Ends the answer where one of these would come; 1 to 4, none empty. */
    public ChatRequest stop(String... sequences) {
        if (sequences.length == 0 || sequences.length > MOST_STOPS) {
            throw new IllegalArgumentException(
                    "stop must have 1 to " + MOST_STOPS + " sequences, but has " + sequences.length + ".");
        }
        if (List.of(sequences).contains("")) {
            throw new IllegalArgumentException("stop has an empty sequence; leave it out.");
        }
        return with("stop", List.of(sequences));
    }

    /** Has the model avoid what it has said at all: -2 to 2; above 0 leads to new subjects. */
    public ChatRequest presencePenalty(double penalty) {
        return with("presence_penalty", checkRange("presencePenalty", penalty, -2, 2));
    }

    /** Has the model avoid what it has said often: -2 to 2; above 0 leads to fewer repetitions. */
    public ChatRequest frequencyPenalty(double penalty) {
        return with("frequency_penalty", checkRange("frequencyPenalty", penalty, -2, 2));
    }

    /** Has the model give the same answer to the same request and seed, as far as it can. */
    public ChatRequest seed(long seed) {
        return with("seed", seed);
    }

    /** Makes tokens, by their numbers, likelier or less likely: each by -100, which bans it, to 100; not empty. */
    public ChatRequest logitBias(Map<Integer, Integer> biases) {
        if (biases.isEmpty()) {
            throw new IllegalArgumentException("logitBias needs at least one token.");
        }
        biases.values().forEach(bias -> checkRange("logitBias", bias, -100, 100));
        return with("logit_bias", Map.copyOf(biases));
    }

    /** Asks for the log probability of each token, and for the likeliest others in its place: 0 to 20 of them. */
    public ChatRequest logProbabilities(int others) {
        return with("logprobs", true).with("top_logprobs", (int) checkRange("logProbabilities", others, 0, 20));
    }

    /**
     * Has the model answer with a JSON object. A message must ask for JSON too, or the model may write white space
     * until it has used up its tokens.
     */
    public ChatRequest jsonObject() {
        return with("response_format", Map.of("type", "json_object"));
    }

    /**
     * Sets what this class has no method for, under its name in the JSON.
     *
     * @param value anything that Jackson writes, kept as it is and written when the request is sent
     */
    public ChatRequest option(String name, Object value) {
        checkNotBlank("option name", name);
        if (OWN_METHODS.contains(name)) {
            throw new IllegalArgumentException("option " + name + " has a method of its own, which checks it; call that"
                    + " (for stream, Chat.stream).");
        }
        return with(name, value);
    }

    /** The members of the JSON object that is sent, which has this form wherever Jackson writes it. */
    @JsonValue
    public Map<String, Object> asMap() {
        return members;
    }

    private ChatRequest with(String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new ChatRequest(Collections.unmodifiableMap(copy));
    }

    static void checkNotBlank(String option, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(option + " must not be blank.");
        }
    }

    private static int checkPositive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be 1 or more, but is " + value + ".");
        }
        return value;
    }

    private static double checkRange(String option, double value, int least, int most) {
        if (!(value >= least && value <= most)) { // NaN is neither
            throw new IllegalArgumentException(
                    option + " must be from " + least + " to " + most + ", but is " + value + ".");
        }
        return value;
    }

    /** The names of what is set, without the values. */
    @Override
    public String toString() {
        return "ChatRequest" + members.keySet();
    }
}
