package io.github.qstash4j.client.chat;

import io.github.qstash4j.client.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a completion has used, in tokens.
 *
 * @param promptTokens of the request
 * @param completionTokens of the answer
 * @param totalTokens of both
 */
public record ChatUsage(long promptTokens, long completionTokens, long totalTokens) {

    static @Nullable ChatUsage read(JsonValue json) {
        return json.isPresent()
                ? new ChatUsage(
                        json.get("prompt_tokens").count(),
                        json.get("completion_tokens").count(),
                        json.get("total_tokens").count())
                : null;
    }
}
