package io.github.qstash4j.test;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;

/** Prints, when a test has failed, what happened to the messages that something happened to while it ran. */
final class FailureReport {

    private static final int MOST_LINES = 200;
    private static final Namespace NAMESPACE = Namespace.create(FailureReport.class);

    private FailureReport() {}

    /** What happens from now on belongs to the test. */
    static void begin(ExtensionContext context, DevServer server) {
        context.getStore(NAMESPACE)
                .put(FailureReport.class, server.timeline().events().size());
    }

    /** Prints if it has failed. */
    static void end(ExtensionContext context, TestServer server) {
        Throwable failure = context.getExecutionException().orElse(null);
        Integer seen = context.getStore(NAMESPACE).get(FailureReport.class, Integer.class);
        if (failure == null || failure instanceof TestAbortedException || seen == null) {
            return;
        }
        // What this may throw, JUnit adds to the failure and does not put in its place.
        String text = text(name(context), server.server(), seen);
        if (text != null) {
            System.err.println(text);
        }
    }

    private static String name(ExtensionContext context) {
        String type = context.getRequiredTestClass().getSimpleName();
        return context.getTestMethod().isEmpty() ? type : type + ", " + context.getDisplayName();
    }

    /** Null when nothing happened. */
    static @Nullable String text(String test, DevServer server, int eventsBefore) {
        List<TimelineEvent> events = server.timeline().events();
        Set<String> involved = events.subList(Math.min(eventsBefore, events.size()), events.size()).stream()
                .map(TimelineEvent::messageId)
                .collect(Collectors.toSet());
        List<MessageHistory> messages = SeenMessages.of(server)
                .that(history -> involved.contains(history.messageId()))
                .histories();
        return messages.isEmpty() ? null : "What QStash did in " + test + ":" + newest(messages);
    }

    /** As many of them as fit, since a failure has more to do with what came last. */
    private static String newest(List<MessageHistory> messages) {
        Deque<String> shown = new ArrayDeque<>();
        long lines = 2;
        for (int i = messages.size() - 1; i >= 0; i--) {
            String text = MessageText.withoutBodies(messages.get(i));
            // It begins with a line break.
            lines += text.lines().count() - 1;
            if (lines > MOST_LINES) {
                shown.addFirst(MessageText.line("  and " + StateText.count(i + 1, "earlier message")));
                break;
            }
            shown.addFirst(text);
        }
        return String.join("", shown);
    }
}
