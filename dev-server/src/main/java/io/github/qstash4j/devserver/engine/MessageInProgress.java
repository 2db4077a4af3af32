package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Message;
import org.jspecify.annotations.Nullable;

/** A message that has not ended; guarded by the engine's lock. */
final class MessageInProgress {

    private final Account account;
    private final Message message;
    private final @Nullable FlowGate gate;
    private int retried;
    private boolean cancelRequested;
    private @Nullable QueuePlace place;
    private @Nullable Runnable withdrawal;

    MessageInProgress(Account account, Message message, @Nullable FlowGate gate, @Nullable QueuePlace place) {
        this.account = account;
        this.message = message;
        this.gate = gate;
        this.place = place;
        if (place != null) {
            place.hold();
        }
    }

    Account account() {
        return account;
    }

    Message message() {
        return message;
    }

    /** What limits its attempts. */
    @Nullable FlowGate gate() {
        return gate;
    }

    /** How many attempts have failed so far. */
    int retried() {
        return retried;
    }

    void countRetry() {
        retried++;
    }

    boolean hasRetriesLeft() {
        return retried < message.options().maxRetries();
    }

    /** Null while it is in no queue, or not yet at its head. */
    @Nullable QueuePlace place() {
        return place;
    }

    void take(QueuePlace head) {
        place = head;
        head.hold();
    }

    /** Names how it can be taken back from where it waits now. */
    void waits(Runnable newWithdrawal) {
        withdrawal = newWithdrawal;
    }

    void beginsAttempt() {
        withdrawal = null;
    }

    /** Takes it back from where it waits; false when an attempt is under way instead. */
    boolean withdraw() {
        Runnable waiting = withdrawal;
        if (waiting == null) {
            return false;
        }
        withdrawal = null;
        waiting.run();
        return true;
    }

    boolean isCancelRequested() {
        return cancelRequested;
    }

    void requestCancel() {
        cancelRequested = true;
    }

    /** The host and port that it goes to. */
    String authority() {
        return message.destination().authority();
    }
}
