package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.delivery.Response;
import io.github.qstash4j.devserver.engine.DeadLetter;
import io.github.qstash4j.devserver.engine.DeadLetterQueue;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /v2/dlq}: the caller's messages that failed for good, earliest first.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/dlq/listMessages">List messages in the DLQ</a>
 */
final class ListDeadLetters implements Action {

    private static final int MAX_COUNT = 100;
    private static final Set<String> FILTERS = Set.of("messageId", "url", "responseStatus");

    private final DeadLetterQueue queue;

    ListDeadLetters(DeadLetterQueue queue) {
        this.queue = queue;
    }

    @Override
    public ApiResponse handle(Call call) {
        Filters filters = new Filters(call.query(), FILTERS);
        for (String status : filters.alternatives("responseStatus")) {
            new OptionValue("The parameter responseStatus", status).count();
        }
        Page page = Page.of(call.query(), MAX_COUNT, MAX_COUNT);
        Long after = page.after();
        List<DeadLetter> letters = queue.after(
                after == null ? -1 : after, call.user().name(), page.count() + 1, letter -> meets(filters, letter));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = json.putArray("messages");
        int shown = page.fitting(letters, DeadLetterJson::bytes);
        letters.stream().limit(shown).map(DeadLetterJson::of).forEach(messages::add);
        if (letters.size() > shown) {
            json.put("cursor", letters.get(shown - 1).dlqId());
        }
        return ApiResponse.json(200, json);
    }

    private static boolean meets(Filters filters, DeadLetter letter) {
        int status = letter.lastAnswer() instanceof Response response ? response.status() : 0;
        return filters.allow("messageId", letter.message().id())
                && filters.allow("url", letter.message().url())
                && filters.allow("responseStatus", status)
                && filters.allow(letter.failedAt());
    }
}
