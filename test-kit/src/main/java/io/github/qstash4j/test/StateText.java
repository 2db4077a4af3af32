package io.github.qstash4j.test;

import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What messages have come to, in the words of a failure. */
final class StateText {

    static final String HINT = "More will happen: in manual time when server.time().advance(...) moves it, "
            + "in real time while a test waits, as with server.awaitEnd(messageId, timeout)";

    private StateText() {}

    /** Goes on after "it". */
    static String of(MessageHistory history) {
        int attempts = history.attempts().size();
        return switch (history.state()) {
            case CREATED -> "waits for its first attempt, due at " + history.nextDeliveryTime();
            case ACTIVE -> "is under way, in attempt " + attempts;
            case ERROR -> "has just failed in attempt " + attempts;
            case RETRY -> "waits for attempt " + (attempts + 1) + ", due at " + history.nextDeliveryTime();
            case DELIVERED -> "is delivered, in attempt " + attempts;
            case FAILED -> "is dead-lettered, after " + count(attempts, "attempt");
            case CANCEL_REQUESTED -> "is to be cancelled";
            case CANCELLED -> "is cancelled";
        };
    }

    static String word(MessageState state) {
        return switch (state) {
            case CREATED, RETRY -> "waiting";
            case ACTIVE, ERROR -> "under way";
            case DELIVERED -> "delivered";
            case FAILED -> "dead-lettered";
            case CANCEL_REQUESTED, CANCELLED -> "cancelled";
        };
    }

    /** As "3 messages (1 dead-lettered, 2 delivered)"; what the message is where there is only one. */
    static String of(List<MessageHistory> histories) {
        if (histories.size() == 1) {
            return name(histories.get(0)) + " " + of(histories.get(0));
        }
        Map<String, Long> counts = histories.stream()
                .collect(Collectors.groupingBy(history -> word(history.state()), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", ", histories.size() + " messages (", ")"));
    }

    /** The id, and why the message exists where nobody published it. */
    static String name(MessageHistory history) {
        boolean published = history.message().origin().kind() == MessageKind.MESSAGE;
        return history.messageId() + (published ? "" : ", " + origin(history) + ",");
    }

    static String word(MessageKind kind) {
        return switch (kind) {
            case MESSAGE -> "message";
            case CALLBACK -> "callback";
            case FAILURE_CALLBACK -> "failure callback";
        };
    }

    /** Goes on after "it is". */
    static String origin(MessageHistory history) {
        var origin = history.message().origin();
        return origin.kind() == MessageKind.MESSAGE
                ? "no callback"
                : "the " + word(origin.kind()) + " of " + origin.sourceMessageId();
    }

    /** Goes on after "there". */
    static String thereAre(int number) {
        return number == 0 ? "is none" : (number == 1 ? "is " : "are ") + number;
    }

    static String count(int number, String noun) {
        return (number == 0 ? "no" : number) + " " + noun + (number > 1 ? "s" : "");
    }
}
