package io.github.qstash4j.samples.quickstart;

import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells each event of the dev server as a line, and knows which ones belong to the story. */
final class Story implements Consumer<TimelineEvent> {

    /** What has to happen to the message to a path, and how often. */
    record Expected(String path, MessageState state, int times) {

        @Override
        public String toString() {
            return path + " " + state + (times == 1 ? "" : " " + times + " times");
        }
    }

    static final List<Expected> EXPECTED = List.of(
            new Expected("/jobs/order-placed", MessageState.DELIVERED, 1),
            new Expected("/jobs/receipt", MessageState.DELIVERED, 1),
            new Expected("/callbacks/order-placed", MessageState.DELIVERED, 1),
            new Expected("/jobs/flaky", MessageState.RETRY, 2),
            new Expected("/jobs/flaky", MessageState.DELIVERED, 1),
            new Expected("/jobs/rejected", MessageState.FAILED, 1),
            new Expected("/callbacks/failed", MessageState.DELIVERED, 1));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final PrintStream out;
    private final Clock clock;
    private final boolean inColor;
    private final Map<String, Integer> seen = new HashMap<>();

    Story(PrintStream out, Clock clock, boolean inColor) {
        this.out = out;
        this.clock = clock;
        this.inColor = inColor;
    }

    @Override
    public synchronized void accept(TimelineEvent event) {
        String path = URI.create(event.url()).getPath();
        out.println(line(path, event));
        seen.merge(path + event.state(), 1, Integer::sum);
        notifyAll();
    }

    /** Returns what has not happened when everything else has, or when the time is up. */
    synchronized List<Expected> missingAfter(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); !missing().isEmpty() && left > 0; ) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return missing();
    }

    private List<Expected> missing() {
        return EXPECTED.stream()
                .filter(expected -> seen.getOrDefault(expected.path() + expected.state(), 0) < expected.times())
                .toList();
    }

    private String line(String path, TimelineEvent event) {
        Integer status = event.responseStatus();
        return String.format(
                        "%s  %-23s  %s  %-9s  %-3s  %s",
                        TIME.format(LocalTime.now(clock)),
                        path,
                        colored(event.state()),
                        event.state() == MessageState.CREATED ? "" : "attempt " + event.attempt(),
                        status == null ? "" : status,
                        what(event))
                .stripTrailing();
    }

    private static String what(TimelineEvent event) {
        if (event.dlqId() != null) {
            return "now in the dead letter queue as " + event.dlqId();
        } else if (event.state() == MessageState.RETRY && event.nextDeliveryTime() != null) {
            return "again in "
                    + Duration.between(event.time(), event.nextDeliveryTime()).toSeconds() + " s";
        } else if (event.state() == MessageState.CREATED) {
            return event.messageId()
                    + (event.sourceMessageId() == null ? "" : " reports on " + event.sourceMessageId());
        }
        return "";
    }

    private String colored(MessageState state) {
        String padded = String.format("%-9s", state);
        if (!inColor) {
            return padded;
        }
        int color = switch (state) {
            case DELIVERED -> 32;
            case RETRY, ERROR -> 33;
            case FAILED -> 31;
            default -> 36;
        };
        return "\u001b[" + color + "m" + padded + "\u001b[0m";
    }
}
