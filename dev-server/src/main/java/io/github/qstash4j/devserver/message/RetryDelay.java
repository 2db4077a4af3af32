package io.github.qstash4j.devserver.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stand-in. */
public final class RetryDelay {
    public static @Nullable RetryDelay parse(String expression) {
        return null;
    }

    public Duration after(int retried) {
        return Duration.ZERO;
    }

    public String expression() {
        return "";
    }
}
