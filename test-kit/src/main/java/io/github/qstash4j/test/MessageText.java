package io.github.qstash4j.test;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a message, one line for each attempt. */
final class MessageText {

    private static final int LINES_SHOWN = 30;

    private final boolean bodies;
    private final List<String> lines = new ArrayList<>();
    private Instant attemptStarted;
    private boolean attemptLast;

    private MessageText(MessageHistory history, boolean bodies) {
        this.bodies = bodies;
        attemptStarted = history.events().get(0).time();
        history.events().forEach(this::add);
    }

    /** Lines that belong below a sentence: each begins with a line break. */
    static String of(MessageHistory history) {
        // The response may repeat what the message redacts.
        return of(history, !history.message().publication().redaction().body());
    }

    /** The same without anything of a body, for a log that more people read. */
    static String withoutBodies(MessageHistory history) {
        return of(history, false);
    }

    private static String of(MessageHistory history, boolean bodies) {
        Message message = history.message();
        return line("")
                + line(StateText.name(history) + " " + message.content().method() + " "
                        + ValueText.ofUrl(message.url()))
                + new MessageText(history, bodies).text();
    }

    static String line(String text) {
        return System.lineSeparator() + text;
    }

    private String text() {
        int hidden = Math.max(0, lines.size() - LINES_SHOWN);
        StringBuilder text = new StringBuilder(hidden == 0 ? "" : line("  " + StateText.count(hidden, "earlier line")));
        lines.subList(hidden, lines.size()).forEach(shown -> text.append(line("  " + shown)));
        return text.toString();
    }

    private void add(TimelineEvent event) {
        switch (event.state()) {
            case CREATED -> begin(event, "created, due " + due(event));
            case ACTIVE -> {
                begin(event, "attempt " + event.attempt());
                attemptStarted = event.time();
                attemptLast = true;
            }
            case ERROR -> goOn(event, outcome(event));
            case RETRY -> goOn(event, ", the next one " + due(event));
            case DELIVERED -> goOn(event, outcome(event) + ", delivered");
            case FAILED -> begin(event, "dead-lettered as " + event.dlqId());
            case CANCEL_REQUESTED -> begin(event, "to be cancelled");
            case CANCELLED -> begin(event, "cancelled");
        }
    }

    private void begin(TimelineEvent event, String text) {
        lines.add(event.time() + " " + text);
        attemptLast = false;
    }

    /** On the line of the attempt, unless something else has come between. */
    private void goOn(TimelineEvent event, String more) {
        if (!attemptLast) {
            begin(event, "attempt " + event.attempt());
            attemptLast = true;
        }
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + more);
    }

    private static String due(TimelineEvent event) {
        Instant next = event.nextDeliveryTime();
        Duration delay = next == null ? Duration.ZERO : Duration.between(event.time(), next);
        return delay.isZero() ? "at once" : "after " + ValueText.of(delay);
    }

    private String outcome(TimelineEvent event) {
        Duration taken = Duration.between(attemptStarted, event.time());
        return (taken.isZero() ? "" : " (" + ValueText.of(taken) + ")") + ": " + answer(event.answer(), bodies);
    }

    /** What an attempt brought, with what a failed one says about the reason. */
    static String answer(@Nullable Answer answer, boolean withBody) {
        if (answer instanceof Response response) {
            boolean shown =
                    withBody && !response.isSuccess() && !response.body().isEmpty();
            return "status " + response.status() + (shown ? " " + ValueText.of(response.body()) : "");
        }
        return answer == null ? "nothing yet" : "no response (" + ValueText.cut(String.valueOf(answer.error())) + ")";
    }
}
