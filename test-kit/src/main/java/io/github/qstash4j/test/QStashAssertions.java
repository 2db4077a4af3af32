package io.github.qstash4j.test;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ's assertions, and those about what a dev server has seen. One static import brings both:
 *
 * <pre>{@code
 * import static io.github.qstash4j.test.QStashAssertions.assertThat;
 *
 * assertThat(server.message(id)).wasAttempted(4).isDeadLettered();
 * assertThat(server).hasDelivered("/jobs/receipt").isIdle();
 * }</pre>
 *
 * <p>The static import of {@link Assertions} may stay beside it. Each assertion looks at what has happened so far and
 * waits for nothing: in manual time move the time first, in real time {@link DevServer#awaitEnd wait} first.
 */
public final class QStashAssertions extends Assertions {

    private QStashAssertions() {}

    /** Begins assertions about one message, as {@link DevServer#message} and {@link DevServer#awaitEnd} give it. */
    public static MessageAssert assertThat(@Nullable MessageHistory actual) {
        return new MessageAssert(actual);
    }

    /** Begins assertions about one attempt to deliver a message. */
    public static AttemptAssert assertThat(@Nullable AttemptRecord actual) {
        return new AttemptAssert(actual, null);
    }

    /** Begins assertions about all messages of a server, whoever published them; callbacks are messages too. */
    public static DevServerAssert assertThat(@Nullable DevServer actual) {
        return new DevServerAssert(actual);
    }
}
