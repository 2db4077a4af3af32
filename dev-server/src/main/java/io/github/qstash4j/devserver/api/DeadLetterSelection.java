package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.DeadLetter;
import io.github.qstash4j.devserver.engine.DeadLetterQueue;
import io.github.qstash4j.devserver.message.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters a call is about: those with the given ids, whatever other filters there are, or those that meet
 * the filters, or all; earliest first unless the call may and does want it otherwise, a page at a time.
 *
 * @param ids empty when none are given
 */
record DeadLetterSelection(String owner, Set<String> ids, Filters filters, Order order, Page page) {

    private static final int MAX_COUNT = 100;
    private static final Set<String> FILTERS = Set.of("dlqIds", "responseStatus");
    private static final Set<String> FILTERS_OF_LIST = Set.of("dlqIds", "responseStatus", Order.PARAMETER);

    static DeadLetterSelection of(Call call) {
        return of(call, FILTERS);
    }

    /** As {@link #of(Call)}, but the call may say in which order. */
    static DeadLetterSelection listed(Call call) {
        return of(call, FILTERS_OF_LIST);
    }

    private static DeadLetterSelection of(Call call, Set<String> known) {
        Query query = BodyParameters.of(call);
        Filters filters = new Filters(query, known);
        for (String status : filters.alternatives("responseStatus")) {
            new OptionValue("The parameter responseStatus", status).count();
        }
        Set<String> ids = filters.alternatives("dlqIds");
        int most = ids.isEmpty() ? MAX_COUNT : ids.size();
        return new DeadLetterSelection(
                call.user().name(), ids, filters, Order.of(query, Order.EARLIEST_FIRST), Page.of(query, most, most));
    }

    /** One more than the page holds, when there are more. */
    List<DeadLetter> find(DeadLetterQueue queue) {
        boolean latestFirst = order == Order.LATEST_FIRST;
        Long cursor = page.after();
        long seen = cursor != null ? cursor : latestFirst ? Long.MAX_VALUE : -1;
        int most = page.count() + 1;
        if (ids.isEmpty()) {
            return latestFirst
                    ? queue.before(seen, owner, most, this::meets)
                    : queue.after(seen, owner, most, this::meets);
        }
        List<DeadLetter> found = new ArrayList<>();
        for (String id : ids) {
            DeadLetter letter = find(queue, owner, id);
            if (letter != null && (latestFirst ? letter.sequence() < seen : letter.sequence() > seen)) {
                found.add(letter);
            }
        }
        Comparator<DeadLetter> bySequence = Comparator.comparingLong(DeadLetter::sequence);
        found.sort(latestFirst ? bySequence.reversed() : bySequence);
        return found.subList(0, Math.min(found.size(), most));
    }

    /** Null when the user has none with that id. */
    static @Nullable DeadLetter find(DeadLetterQueue queue, String owner, String dlqId) {
        Long sequence = Page.sequence(dlqId);
        DeadLetter letter = sequence == null ? null : queue.find(owner, sequence);
        return letter == null || !letter.dlqId().equals(dlqId) ? null : letter;
    }

    /** Where the next page begins, if there is one. */
    void putCursor(ObjectNode json, List<DeadLetter> found) {
        if (found.size() > page.count()) {
            json.put("cursor", found.get(page.count() - 1).dlqId());
        }
    }

    private boolean meets(DeadLetter letter) {
        int status = letter.lastAnswer() instanceof Response response ? response.status() : 0;
        return filters.meets(letter.message())
                && filters.allow("responseStatus", status)
                && filters.allow(letter.failedAt());
    }

    static Refusal notFound(String dlqId) {
        return Refusal.notFound("There is no " + Refusal.quoted(dlqId) + " in the dead letter queue.");
    }
}
