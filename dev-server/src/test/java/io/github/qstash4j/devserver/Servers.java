package io.github.qstash4j.devserver;

import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;

/** How tests wait for a server. */
final class Servers {

    private static final Duration SOON = Duration.ofSeconds(20);

    private Servers() {}

    static TimelineEvent await(DevServer server, String messageId, MessageState state) {
        return server.timeline().await(messageId, event -> event.state() == state, SOON);
    }

    static TimelineEvent await(DevServer server, MessageState state) {
        return server.timeline().await(event -> event.state() == state, SOON);
    }
}
