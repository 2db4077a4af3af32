package io.github.qstash4j.spring.function;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which consumer this thread is calling with a verified delivery. */
final class VerifiedCall {

    private static final ThreadLocal<@Nullable String> CONSUMER = new ThreadLocal<>();

    private VerifiedCall() {}

    /** Calls on behalf of a delivery to that consumer. */
    static <T> T of(String consumer, Supplier<T> call) {
        String outer = CONSUMER.get();
        CONSUMER.set(consumer);
        try {
            return call.get();
        } finally {
            if (outer == null) {
                CONSUMER.remove();
            } else {
                CONSUMER.set(outer);
            }
        }
    }

    static boolean isOf(String consumer) {
        return consumer.equals(CONSUMER.get());
    }
}
