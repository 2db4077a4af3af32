package io.github.qstash4j.test;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All messages of a server at a moment, and how a failure shows some of them.
 *
 * @param histories in the order in which they were created
 */
record SeenMessages(List<MessageHistory> histories) {

    private static final int SHOWN = 5;

    static SeenMessages of(DevServer server) {
        Map<String, List<TimelineEvent>> events = new LinkedHashMap<>();
        for (TimelineEvent event : server.timeline().events()) {
            events.computeIfAbsent(event.messageId(), id -> new ArrayList<>()).add(event);
        }
        return new SeenMessages(
                events.values().stream().map(MessageHistory::new).toList());
    }

    SeenMessages that(Predicate<MessageHistory> condition) {
        return new SeenMessages(histories.stream().filter(condition).toList());
    }

    SeenMessages to(UrlPattern url) {
        return that(history -> url.matches(history.message().destination()));
    }

    boolean isEmpty() {
        return histories.isEmpty();
    }

    int size() {
        return histories.size();
    }

    MessageHistory first() {
        return histories.get(0);
    }

    MessageHistory last() {
        return histories.get(histories.size() - 1);
    }

    /** Everything about one; one line for each of several. */
    String shown() {
        if (size() == 1) {
            return MessageText.of(first()) + hint();
        }
        return histories.stream()
                        .limit(SHOWN)
                        .map(history -> MessageText.line("  " + StateText.name(history) + " to "
                                + ValueText.ofUrl(history.message().url()) + " " + StateText.of(history)))
                        .collect(Collectors.joining())
                + more(size(), "more message")
                + hint();
    }

    private String hint() {
        return histories.stream().allMatch(history -> history.state().isFinal())
                ? ""
                : MessageText.line(StateText.HINT + ".");
    }

    /** The URLs closest to one that nothing was sent to, with what became of what was sent to them. */
    String closestTo(UrlPattern url) {
        Map<Destination, List<MessageHistory>> byUrl = histories.stream()
                .collect(Collectors.groupingBy(
                        history -> history.message().destination(), LinkedHashMap::new, Collectors.toList()));
        return byUrl.keySet().stream()
                        .map(other -> new Near(other.url(), url.distance(other), byUrl.getOrDefault(other, List.of())))
                        .sorted(Comparator.comparing(Near::distance))
                        .limit(SHOWN)
                        .map(near -> MessageText.line(
                                "  " + ValueText.ofUrl(near.url()) + ": " + StateText.of(near.histories())))
                        .collect(Collectors.joining())
                + more(byUrl.size(), "more URL")
                + hint();
    }

    private record Near(String url, UrlPattern.Distance distance, List<MessageHistory> histories) {}

    private static String more(int all, String what) {
        return all <= SHOWN ? "" : MessageText.line("  and " + StateText.count(all - SHOWN, what));
    }
}
