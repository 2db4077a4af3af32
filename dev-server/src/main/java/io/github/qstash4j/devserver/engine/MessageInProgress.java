package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Message;

/** A message that is neither delivered nor failed; guarded by the engine's lock. */
final class MessageInProgress {

    private final Message message;
    private int retried;

    MessageInProgress(Message message) {
        this.message = message;
    }

    Message message() {
        return message;
    }

    /** How many attempts have failed so far. */
    int retried() {
        return retried;
    }

    void countRetry() {
        retried++;
    }

    boolean hasRetriesLeft() {
        return retried < message.publication().maxRetries();
    }

    /** The host and port that it goes to. */
    String authority() {
        return message.request().destination().authority();
    }
}
