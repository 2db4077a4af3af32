package io.github.qstash4j.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what QStash says about a batch: one entry for every message, in order. */
final class BatchAnswer {

    private final ServerWords words;

    BatchAnswer(ServerWords words) {
        this.words = words;
    }

    /**
     * What became of each message.
     *
     * @param ownIds for every message, whether its deduplication id was made for this call
     */
    List<BatchResult> read(Answer answer, List<Boolean> ownIds) {
        return tryRead(answer, ownIds).orElseThrow(() -> new UnexpectedAnswer("not one result for each message."));
    }

    private Optional<List<BatchResult>> tryRead(Answer answer, List<Boolean> ownIds) {
        try {
            JsonNode json = JsonText.read(answer.body());
            if (json.isObject() && ownIds.size() == 1) {
                return entry(json, ownIds.get(0)).map(List::of);
            }
            return json.isArray() && json.size() == ownIds.size() ? entries(json, ownIds) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<List<BatchResult>> entries(JsonNode json, List<Boolean> ownIds) {
        List<BatchResult> results = new ArrayList<>();
        for (int i = 0; i < ownIds.size(); i++) {
            entry(json.get(i), ownIds.get(i)).ifPresent(results::add);
        }
        return results.size() == ownIds.size() ? Optional.of(List.copyOf(results)) : Optional.empty();
    }

    private Optional<BatchResult> entry(JsonNode json, boolean ownId) {
        JsonNode error = json.path("error");
        if (error.isTextual() && !error.textValue().isEmpty()) {
            return Optional.of(new BatchResult.Refused(words.clean(error.textValue())));
        }
        Iterable<JsonNode> destinations = json.isArray() ? json : List.of(json);
        List<PublishResult> published = new ArrayList<>();
        for (JsonNode destination : destinations) {
            Optional<PublishResult> one = PublishAnswer.entry(destination, ownId, false);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            published.add(one.get());
        }
        return published.isEmpty() ? Optional.empty() : Optional.of(new BatchResult.Published(published));
    }
}
