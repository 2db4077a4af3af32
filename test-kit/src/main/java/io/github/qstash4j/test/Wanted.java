package io.github.qstash4j.test;

import io.github.qstash4j.devserver.timeline.MessageState;
import org.jspecify.annotations.Nullable;

/** What a test wants to have become of a message, as an adjective before it. */
enum Wanted {
    ANY(null, "message"),
    DELIVERED(MessageState.DELIVERED, "delivered message"),
    DEAD_LETTERED(MessageState.FAILED, "dead-lettered message");

    private final @Nullable MessageState state;
    private final String noun;

    Wanted(@Nullable MessageState state, String noun) {
        this.state = state;
        this.noun = noun;
    }

    SeenMessages of(SeenMessages all) {
        return state == null ? all : all.that(history -> history.state() == state);
    }

    String noun() {
        return noun;
    }
}
