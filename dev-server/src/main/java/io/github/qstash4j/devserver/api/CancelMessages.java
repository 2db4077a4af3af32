package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.Engine;
import java.util.Set;

/**
 * {@code DELETE /v2/messages}: stops the messages with the given ids, whatever other filters there are, or those that
 * meet the filters, or all; an empty list of ids in the body means all too.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/messages/bulk-cancel">Bulk cancel messages</a>
 */
final class CancelMessages implements Action {

    private static final int MAX_COUNT = 500;
    private static final Set<String> FILTERS = Set.of("messageIds", "host", "path");

    private final Engine engine;

    CancelMessages(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        Query query = BodyParameters.of(call, "messageIds");
        Filters filters = new Filters(query, FILTERS);
        // Without a count, all of them: two of the SDKs have no other way to cancel everything.
        int count = query.single("count") == null
                ? Integer.MAX_VALUE
                : Page.of(query, MAX_COUNT, MAX_COUNT).count();
        String owner = call.user().name();
        Set<String> ids = filters.alternatives("messageIds");
        int cancelled = ids.isEmpty()
                ? engine.cancel(owner, count, message -> filters.meets(message) && filters.allow(message.createdAt()))
                : (int) ids.stream().filter(id -> engine.cancel(owner, id)).count();
        // A page of the docs shows 202; this is the status of the API reference, and the SDKs take any of 200 to 299.
        return ApiResponse.json(200, JsonNodeFactory.instance.objectNode().put("cancelled", cancelled));
    }
}
