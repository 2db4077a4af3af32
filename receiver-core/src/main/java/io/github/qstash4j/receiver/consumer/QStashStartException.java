package io.github.qstash4j.receiver.consumer;

/** An application cannot start as it is configured: what is wrong, and what to do. */
public final class QStashStartException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String description;
    private final String action;

    /**
     * With what a developer needs to know.
     *
     * @param description what is wrong, in whole sentences
     * @param action what to do about it, in whole sentences
     */
    public QStashStartException(String description, String action) {
        super(description + " " + action);
        this.description = description;
        this.action = action;
    }

    /** The same, because of another exception. */
    public QStashStartException(String description, String action, Throwable cause) {
        this(description, action);
        initCause(cause);
    }

    /** What is wrong. */
    public String description() {
        return description;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
