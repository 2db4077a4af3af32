package io.github.qstash4j.client.chat;

import io.github.qstash4j.client.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer.
 *
 * @param id of the completion
 * @param model that has made it; null when it is not told
 * @param created when it was made, in whole seconds; null when it is not told
 * @param systemFingerprint changes when the model's configuration does, as it matters to {@link ChatRequest#seed}; null
 *     when it is not told
 * @param choices one, or as many as {@link ChatRequest#choices} asked for
 * @param usage null when it is not told
 */
public record ChatCompletion(
        String id,
        @Nullable String model,
        @Nullable Instant created,
        @Nullable String systemFingerprint,
        List<ChatChoice> choices,
        @Nullable ChatUsage usage) {

    /** Copies the list. */
    public ChatCompletion {
        choices = List.copyOf(choices);
    }

    /** The text of the first choice; empty when it has none. */
    public String text() {
        return choices.isEmpty()
                ? ""
                : Objects.requireNonNullElse(choices.get(0).content(), "");
    }

    static ChatCompletion read(JsonValue json) {
        return new ChatCompletion(
                json.get("id").requiredText(),
                json.get("model").text(),
                json.get("created").seconds(),
                json.get("system_fingerprint").text(),
                json.get("choices").required().list(choice -> ChatChoice.read(choice, "message")),
                ChatUsage.read(json.get("usage")));
    }
}
