package io.github.qstash4j.spring.observation;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.spring.Handling;
import io.micrometer.observation.Observation;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Ends when the delivery is settled and no thread has it open any more. */
final class ObservedHandling implements Handling, Admission.Ending {

    private static final System.Logger LOGGER = System.getLogger(ObservedHandling.class.getName());

    private final Observation observation;
    private final QStashReceiveContext context;

    /** The threads that have it open, and the delivery until it is settled. */
    private final AtomicInteger holders = new AtomicInteger(1);

    ObservedHandling(Observation observation, QStashReceiveContext context) {
        this.observation = observation;
        this.context = context;
    }

    @Override
    public Current open() {
        if (holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
            return () -> {};
        }
        Observation.Scope scope;
        try {
            scope = observation.openScope();
        } catch (RuntimeException e) { // of a handler, say: the delivery is handled and settled all the same
            LOGGER.log(System.Logger.Level.WARNING, "The observation of a delivery could not be made current", e);
            return this::release;
        }
        return () -> {
            scope.close();
            release();
        };
    }

    @Override
    public Map<Object, Object> context() {
        return Map.of(CONTEXT_KEY, observation);
    }

    @Override
    public void settled(@Nullable Outcome outcome, ReceiverResponse response, @Nullable Throwable thrown) {
        context.settledBy(response);
        if (thrown != null) {
            observation.error(thrown);
        }
        release();
    }

    @Override
    public void unfinished(ReceiverResponse answer) {
        settled(null, answer, null);
    }

    private void release() {
        if (holders.decrementAndGet() == 0) {
            try {
                observation.stop();
            } catch (RuntimeException e) { // of a convention, say: the delivery is settled all the same
                LOGGER.log(System.Logger.Level.WARNING, "The observation of a delivery could not be ended", e);
            }
        }
    }
}
