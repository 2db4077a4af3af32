package io.github.qstash4j.devserver.timeline;

/** Keeps a listener informed until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends the subscription; a call that is already running may still finish. */
    @Override
    void close();
}
