package io.github.qstash4j.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what QStash says about one published message. */
final class PublishAnswer {

    /** QStash accepts a duplicate with this status instead of 200 or 201. */
    private static final int ACCEPTED = 202;

    private static final String NO_ID = "no message id where it must be; something may be published or nothing.";

    private PublishAnswer() {}

    /**
     * The one message that was published.
     *
     * @param ownId whether the deduplication id was made for this call, so that a duplicate can only be an earlier try
     */
    static PublishResult read(Answer answer, boolean ownId) {
        List<PublishResult> results = readEach(answer, ownId);
        if (results.size() != 1) {
            throw new UnexpectedAnswer("several message ids, though the message goes to one URL.");
        }
        return results.get(0);
    }

    /** The messages that were published, one for every destination. */
    static List<PublishResult> readEach(Answer answer, boolean ownId) {
        List<PublishResult> results = new ArrayList<>();
        try {
            JsonNode json = JsonText.read(answer.body());
            for (JsonNode destination : json.isArray() ? json : List.of(json)) {
                entry(destination, ownId, answer.status() == ACCEPTED).ifPresent(results::add);
            }
            if (!results.isEmpty() && results.size() == (json.isArray() ? json.size() : 1)) {
                return List.copyOf(results);
            }
        } catch (IOException e) {
            throw new UnexpectedAnswer(NO_ID);
        }
        throw new UnexpectedAnswer(NO_ID);
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
