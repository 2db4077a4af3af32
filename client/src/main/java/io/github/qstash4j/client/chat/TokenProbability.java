package io.github.qstash4j.client.chat;

import io.github.qstash4j.client.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely a token was at its place.
 *
 * @param token its text
 * @param logProbability its natural logarithm; -9999 for one that was very unlikely; null when it is not told
 * @param bytes of the UTF-8 text, each 0 to 255, for characters that are made of several tokens; may be empty
 * @param others the likeliest tokens at the same place; may be empty
 */
public record TokenProbability(
        String token, @Nullable Double logProbability, List<Integer> bytes, List<TokenProbability> others) {

    /** Copies the lists. */
    public TokenProbability {
        bytes = List.copyOf(bytes);
        others = List.copyOf(others);
    }

    static TokenProbability read(JsonValue json) {
        String token = json.get("token").required().text();
        return new TokenProbability(
                token == null ? "" : token,
                json.get("logprob").decimal(),
                json.get("bytes").list(value -> (int) value.count()),
                json.get("top_logprobs").list(TokenProbability::read));
    }

    /** Not the token, which is part of what is between the user and the model. */
    @Override
    public String toString() {
        return "TokenProbability[" + logProbability + "]";
    }
}
