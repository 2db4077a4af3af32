package io.github.qstash4j.devserver.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stand-in. */
public record FlowControl(
        String key, @Nullable Integer parallelism, @Nullable Integer rate, Duration period) {
    public static @Nullable FlowControl parse(String key, String value) {
        return null;
    }
}
