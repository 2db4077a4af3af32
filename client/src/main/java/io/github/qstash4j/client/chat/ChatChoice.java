package io.github.qstash4j.client.chat;

import io.github.qstash4j.client.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of a model's answers, or what a {@link ChatChunk} adds to it.
 *
 * @param index its place among the choices, from 0
 * @param role of the author, which is {@code assistant}; null when it is not told
 * @param content the text; null when there is none
 * @param finishReason why the model stopped: {@code stop} where it had finished or came to {@link ChatRequest#stop},
 *     {@code length} where it had used up {@link ChatRequest#maxTokens}, or another word; null when it goes on
 * @param stopReason the sequence, or the number of the token, that it stopped at; null when it stopped for another
 *     reason
 * @param tokens with their log probabilities, where {@link ChatRequest#logProbabilities} asked for them
 */
public record ChatChoice(
        int index,
        @Nullable String role,
        @Nullable String content,
        @Nullable String finishReason,
        @Nullable String stopReason,
        List<TokenProbability> tokens) {

    /** Copies the list. */
    public ChatChoice {
        tokens = List.copyOf(tokens);
    }

    static ChatChoice read(JsonValue json, String message) {
        Integer index = json.get("index").smallNumber();
        JsonValue said = json.get(message);
        return new ChatChoice(
                index == null ? 0 : index,
                said.get("role").text(),
                said.get("content").text(),
                json.get("finish_reason").text(),
                json.get("stop_reason").scalar(),
                json.get("logprobs").get("content").list(TokenProbability::read));
    }

    /** Not the content, which is between the user and the model. */
    @Override
    public String toString() {
        int length = content == null ? 0 : content.length();
        return "ChatChoice[" + index + ", " + length + " characters, finishReason=" + finishReason + "]";
    }
}
