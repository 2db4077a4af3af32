package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.Timeline;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A page of the log: the caller's part of the timeline, latest first unless the call wants it otherwise. */
final class LogPage {

    private static final int DEFAULT_COUNT = 100;
    private static final int MAX_COUNT = 1000;
    private static final Set<String> FILTERS = Set.of("messageIds", "state", "host", "path", Order.PARAMETER);
    private static final Set<MessageState> IN_PROGRESS =
            Set.of(MessageState.ACTIVE, MessageState.RETRY, MessageState.ERROR);
    private static final Set<String> STATES = Set.of(
            "CREATED",
            "ACTIVE",
            "RETRY",
            "ERROR",
            "IN_PROGRESS",
            "DELIVERED",
            "FAILED",
            "CANCEL_REQUESTED",
            "CANCELLED",
            "CANCELED");

    private LogPage() {}

    /** The two names of this list differ in that of its only field. */
    static ApiResponse of(Call call, Timeline timeline, String field) {
        Filters filters = new Filters(call.query(), FILTERS);
        for (String state : filters.alternatives("state")) {
            if (!STATES.contains(state)) {
                throw new OptionValue("The parameter state", state).invalid("must be one of QStash's states");
            }
        }
        Page page = Page.of(call.query(), DEFAULT_COUNT, MAX_COUNT);
        List<TimelineEvent> events = find(call, timeline, page, event -> meets(filters, event), filters);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        int shown = page.fitting(events, LogJson::bytes);
        events.stream().limit(shown).map(LogJson::of).forEach(entries::add);
        if (events.size() > shown) {
            TimelineEvent last = events.get(shown - 1);
            json.put("cursor", last.time().toEpochMilli() + "-" + last.sequence());
        }
        json.set(field, entries);
        return ApiResponse.json(200, json);
    }

    /** One more than the page holds, when there are more. */
    private static List<TimelineEvent> find(
            Call call, Timeline timeline, Page page, Predicate<TimelineEvent> condition, Filters filters) {
        boolean latestFirst = Order.of(call.query(), Order.LATEST_FIRST) == Order.LATEST_FIRST;
        Long cursor = page.after();
        long seen = cursor != null ? cursor : latestFirst ? Long.MAX_VALUE : 0;
        String owner = call.user().name();
        Set<String> ids = filters.alternatives("messageIds");
        if (ids.isEmpty()) {
            ids = filters.alternatives("messageId");
        }
        if (ids.isEmpty()) {
            return latestFirst
                    ? timeline.before(seen, owner, page.count() + 1, condition)
                    : timeline.after(seen, owner, page.count() + 1, condition);
        }
        Comparator<TimelineEvent> bySequence = Comparator.comparingLong(TimelineEvent::sequence);
        return ids.stream()
                .flatMap(id -> timeline.events(id).stream())
                .filter(event -> latestFirst ? event.sequence() < seen : event.sequence() > seen)
                .filter(event -> event.message().owner().equals(owner) && condition.test(event))
                .sorted(latestFirst ? bySequence.reversed() : bySequence)
                .limit(page.count() + 1L)
                .toList();
    }

    private static boolean meets(Filters filters, TimelineEvent event) {
        return filters.meets(event.message())
                && filters.allow("messageIds", event.messageId())
                && filters.allow(event.time())
                && (filters.allow("state", event.state())
                        || (IN_PROGRESS.contains(event.state()) && filters.allow("state", "IN_PROGRESS"))
                        || (event.state() == MessageState.CANCELLED && filters.allow("state", "CANCELED")));
    }
}
