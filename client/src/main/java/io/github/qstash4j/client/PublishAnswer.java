package io.github.qstash4j.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** Reads what QStash says about one published message. */
final class PublishAnswer {

    /** QStash accepts a duplicate with this status instead of 200 or 201. */
    private static final int ACCEPTED = 202;

    private PublishAnswer() {}

    /**
     * Empty when the answer is not about a published message.
     *
     * @param ownId whether the deduplication id was made for this call, so that a duplicate can only be an earlier try
     */
    static Optional<PublishResult> read(Answer answer, boolean ownId) {
        try {
            JsonNode json = JsonText.read(answer.body());
            return entry(json, ownId, answer.status() == ACCEPTED);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<PublishResult> entry(JsonNode json, boolean ownId, boolean duplicate) {
        JsonNode messageId = json.path("messageId");
        if (!messageId.isTextual() || messageId.textValue().isBlank()) {
            return Optional.empty();
        }
        JsonNode url = json.path("url");
        boolean deduplicated = duplicate || json.path("deduplicated").asBoolean();
        return Optional.of(new PublishResult(
                messageId.textValue(), url.isTextual() ? url.textValue() : null, deduplicated && !ownId));
    }
}
