package io.github.qstash4j.devserver.timeline;

/** What a test waited for has not happened; the message shows what did. */
public final class AwaitTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message says what was waited for and what happened instead. */
    public AwaitTimeoutException(String message) {
        super(message);
    }
}
