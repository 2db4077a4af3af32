package io.github.qstash4j.lambda;

/**
 * The function was invoked with something that is no HTTP request, or not the one that its handler is for, so there is
 * nobody to answer. Says what arrived, and what to do. Nothing of the event's content is told.
 */
public final class UnsupportedEventException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnsupportedEventException(String message) {
        super(message);
    }
}
