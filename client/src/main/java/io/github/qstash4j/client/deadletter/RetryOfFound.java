package io.github.qstash4j.client.deadletter;

import io.github.qstash4j.client.MessageOverrides;
import io.github.qstash4j.client.Page;
import io.github.qstash4j.client.PublishResult;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.filter.BulkIds;
import io.github.qstash4j.client.filter.DeadLetterFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Retries every dead letter that meets a filter: finds out which there are, and then retries these. To retry a page
 * after the other, as long as there are any, would not end where retries fail at once: each comes back as a new letter.
 *
 * <p>Its steps are pages of results, of which the first ones are empty.
 */
final class RetryOfFound {

    private final DeadLetterFilter filter;
    private final MessageOverrides overrides;
    private final List<String> found = new ArrayList<>();
    private @Nullable BulkIds ids;

    RetryOfFound(DeadLetterFilter filter, MessageOverrides overrides) {
        this.filter = filter;
        this.overrides = overrides;
    }

    QStashRequest<Page<PublishResult>> request(@Nullable String cursor) {
        BulkIds complete = ids;
        return complete == null
                ? DeadLetterRequests.page(filter, cursor).map(this::find)
                : DeadLetterRequests.retry(complete, overrides, cursor);
    }

    private Page<PublishResult> find(Page<DeadLetter> page) {
        page.items().forEach(letter -> found.add(letter.dlqId()));
        String next = page.cursor();
        if (next != null) {
            return new Page<>(List.of(), next);
        }
        if (found.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        ids = DeadLetterRequests.ids(found);
        return new Page<>(List.of(), BulkIds.FIRST);
    }
}
