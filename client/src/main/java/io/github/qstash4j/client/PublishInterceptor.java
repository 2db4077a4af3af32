package io.github.qstash4j.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands around every call that publishes messages, follow-up work included: for tracing, for metrics, or for a header
 * that every message is to have. A call is one call of a method; that the client tries again within it is not seen.
 * Schedules are not published by the client.
 */
@FunctionalInterface
public interface PublishInterceptor {

    /**
     * A call begins, in the thread of its caller. What is thrown here is thrown to the caller, and nothing is sent.
     *
     * @return hears how the call ends
     */
    End before(Publication publication);

    /** Hears once how a call ended. */
    @FunctionalInterface
    interface End {

        /**
         * The call has ended, in the thread of its caller, or for an asynchronous one in any thread, before the future
         * completes unless it was cancelled. What is thrown here is logged and changes nothing.
         *
         * @param results what became of each message, in their order; empty when the call failed
         * @param failure what is thrown to the caller; null when QStash has answered
         */
        void ended(List<BatchResult> results, @Nullable Throwable failure);
    }
}
