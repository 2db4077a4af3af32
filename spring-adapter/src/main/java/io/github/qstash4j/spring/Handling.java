package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.ReceiverResponse;
import java.util.Map;

/**
 * What observes the handling of one delivery, from its admission until it is settled. An adapter makes it current
 * wherever the application's code runs, and where the delivery is settled, since follow-up work is sent then.
 */
public interface Handling {

    /** Where Micrometer looks in Reactor's context for the observation that is current. */
    String CONTEXT_KEY = "micrometer.observation";

    /** Makes it current in this thread until it is closed, in this thread. */
    Current open();

    /** There was an answer although the work is not done, and nobody will hear of its end. */
    void unfinished(ReceiverResponse answer);

    /** What to add to Reactor's context while the application's code runs. */
    Map<Object, Object> context();

    /** Is current. */
    @FunctionalInterface
    interface Current extends AutoCloseable {

        /** Makes current again what was so before. */
        @Override
        void close();
    }
}
