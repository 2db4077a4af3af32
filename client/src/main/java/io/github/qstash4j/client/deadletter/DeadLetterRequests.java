package io.github.qstash4j.client.deadletter;

import io.github.qstash4j.client.JsonValue;
import io.github.qstash4j.client.MessageOverrides;
import io.github.qstash4j.client.Page;
import io.github.qstash4j.client.PublishResult;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.QStashRequestBuilder;
import io.github.qstash4j.client.filter.BulkIds;
import io.github.qstash4j.client.filter.DeadLetterFilter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the requests of the dead letter queue. A retry is sent once: a second one would be about other letters. */
final class DeadLetterRequests {

    private static final String ROOT = "dlq";

    private DeadLetterRequests() {}

    static QStashRequest<Page<DeadLetter>> page(DeadLetterFilter filter, @Nullable String cursor) {
        return QStashRequest.get("v2", ROOT)
                .query(filter.parameters())
                .cursor(cursor)
                .answeredBy(json -> Page.read(json, json.get("messages"), DeadLetter::read));
    }

    static QStashRequest<Optional<DeadLetter>> get(String dlqId) {
        return QStashRequest.get("v2", ROOT, dlqId)
                .answeredBy(json -> DeadLetter.read(dlqId, json))
                .ifFound();
    }

    static QStashRequest<Boolean> delete(String dlqId) {
        return QStashRequest.delete("v2", ROOT, dlqId).answeredByStatus().whetherFound();
    }

    static QStashRequest<Page<Long>> delete(BulkIds ids, @Nullable String cursor) {
        return QStashRequest.delete("v2", ROOT)
                .query(ids.parameters(cursor))
                .answeredBy(json -> ids.page(cursor, List.of(deleted(json))));
    }

    static QStashRequest<Page<Long>> delete(DeadLetterFilter filter, @Nullable String cursor) {
        return QStashRequest.delete("v2", ROOT)
                .query(filter.parameters())
                .cursor(cursor)
                .answeredBy(json ->
                        new Page<>(List.of(deleted(json)), json.get("cursor").text()));
    }

    private static long deleted(JsonValue json) {
        return json.get("deleted").required().count();
    }

    static QStashRequest<Optional<PublishResult>> retry(String dlqId, MessageOverrides overrides) {
        return QStashRequest.post("v2", ROOT, "retry", dlqId)
                .overrides(overrides)
                .once()
                .answeredBy(DeadLetterRequests::published)
                .ifFound();
    }

    static QStashRequest<Page<PublishResult>> retry(BulkIds ids, MessageOverrides overrides, @Nullable String cursor) {
        return bulkRetry(overrides)
                .query(ids.parameters(cursor))
                .answeredBy(json -> ids.page(cursor, responses(json).list(DeadLetterRequests::published)));
    }

    static QStashRequest<Page<PublishResult>> retry(
            DeadLetterFilter filter, MessageOverrides overrides, @Nullable String cursor) {
        return bulkRetry(overrides)
                .query(filter.parameters())
                .cursor(cursor)
                .answeredBy(json -> Page.read(json, responses(json), DeadLetterRequests::published));
    }

    private static QStashRequestBuilder bulkRetry(MessageOverrides overrides) {
        return QStashRequest.post("v2", ROOT, "retry").overrides(overrides).once();
    }

    private static JsonValue responses(JsonValue json) {
        return json.get("responses").required();
    }

    private static PublishResult published(JsonValue json) {
        return new PublishResult(
                json.get("messageId").requiredText(),
                json.get("url").text(),
                json.get("deduplicated").isTrue());
    }

    static BulkIds ids(Collection<String> dlqIds) {
        return BulkIds.of("dlqIds", dlqIds);
    }

    static DeadLetterFilter notEmpty(DeadLetterFilter filter, String all) {
        if (filter.isEmpty()) {
            throw new IllegalArgumentException(
                    "filter is empty and would mean every dead letter; set an option of it, or call " + all + ".");
        }
        return filter;
    }
}
