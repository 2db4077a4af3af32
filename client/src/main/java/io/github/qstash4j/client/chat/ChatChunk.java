package io.github.qstash4j.client.chat;

import io.github.qstash4j.client.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a model's answer.
 *
 * @param id of the completion, the same in all its chunks
 * @param model that makes it; null when it is not told
 * @param created when it was begun, in whole seconds; null when it is not told
 * @param systemFingerprint as in {@link ChatCompletion}
 * @param choices what has been added to them; may be none in the last chunk
 * @param usage in the last chunk, where it is told; otherwise null
 */
public record ChatChunk(
        String id,
        @Nullable String model,
        @Nullable Instant created,
        @Nullable String systemFingerprint,
        List<ChatChoice> choices,
        @Nullable ChatUsage usage) {

    /** Copies the list. */
    public ChatChunk {
        choices = List.copyOf(choices);
    }

    /** The text that is added to the first choice, whose index is 0; empty when there is none. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (ChatChoice choice : choices) {
            if (choice.index() == 0) {
                text.append(Objects.requireNonNullElse(choice.content(), ""));
            }
        }
        return text.toString();
    }

    static ChatChunk read(JsonValue json) {
        return new ChatChunk(
                json.get("id").requiredText(),
                json.get("model").text(),
                json.get("created").seconds(),
                json.get("system_fingerprint").text(),
                json.get("choices").required().list(choice -> ChatChoice.read(choice, "delta")),
                ChatUsage.read(json.get("usage")));
    }
}
