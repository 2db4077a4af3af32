package io.github.qstash4j.receiver;

import java.io.Serial;

/**
 * Means {@link Outcome#reject(String)}, for code that cannot return an outcome: its message is the reason. One warning
 * in the log, without a stack trace. Open to subclasses, so that an application's own exceptions can mean the same.
 *
 * <p>It counts when it leaves a handler or an {@link AcknowledgeAction}, also inside what futures and reflection wrap
 * around it.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/dlq">QStash: dead letter queue</a>
 */
public class NonRetryableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * The message can never succeed.
     *
     * @param reason for the people who look into the dead letter queue: QStash is sent its first 1024 characters
     */
    public NonRetryableException(String reason) {
        super(reason);
    }

    /**
     * The message can never succeed.
     *
     * @param reason for the people who look into the dead letter queue: QStash is sent its first 1024 characters
     * @param cause for the log alone, which names its class and its message
     */
    public NonRetryableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
