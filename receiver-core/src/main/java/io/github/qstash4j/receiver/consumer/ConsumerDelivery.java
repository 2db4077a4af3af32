package io.github.qstash4j.receiver.consumer;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.PayloadException;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A verified delivery on its way through a web framework, and how it is to be settled. It belongs to the one method
 * that the request was verified for.
 */
public final class ConsumerDelivery {

    private final Admission.Admitted admitted;
    private final Consumer consumer;
    private final Predicate<Exception> isAboutContent;
    private volatile @Nullable Supplier<ReceiverResponse> settlement;
    private volatile @Nullable Exception failure;
    private volatile @Nullable IntPredicate blame;
    private volatile boolean reached;
    private volatile boolean goesOn;

    /**
     * A delivery that nobody has handled yet.
     *
     * @param isAboutContent which of the framework's exceptions say that the content is not what the method takes
     */
    public ConsumerDelivery(Admission.Admitted admitted, Consumer consumer, Predicate<Exception> isAboutContent) {
        this.admitted = admitted;
        this.consumer = consumer;
        this.isAboutContent = isAboutContent;
    }

    /** Whether it was verified for the consumer that has this key. */
    public boolean isFor(Object key) {
        return consumer.key().equals(key);
    }

    /** What was verified. */
    public Delivery delivery() {
        return admitted.delivery();
    }

    /** Whether what becomes of it is decided, so that whoever is still at work on it comes too late. */
    public boolean isSettled() {
        return admitted.delivery().isSettled();
    }

    /** The method is about to be called, and nobody stands before it any more who might answer in its place. */
    public void reached() {
        reached = true;
    }

    /** The request was led to something else than the method that it was verified for, which therefore must not run. */
    public void misled(Object handler) {
        threw(new IllegalStateException("The request was verified for " + consumer.name() + " and would have reached "
                + handler + ": parameters in the body, or a filter, have led it there."));
    }

    /** The method is done, so far as it itself can say. */
    public void returned(@Nullable Outcome outcome) {
        settlement = () -> outcome == null ? noOutcome() : admitted.settle(outcome);
    }

    /**
     * Something went wrong, perhaps after the method had returned; what the framework or the application makes of it
     * counts.
     */
    public void failed(Exception exception) {
        boolean aboutContent = isAboutContent.test(exception);
        failure = exception;
        answered(status -> aboutContent);
    }

    /**
     * Somebody answers in the method's place, after a failure that may not have been seen.
     *
     * @param blamesContent whether an answer with this status, from 400 to 499, says that the content is not what the
     *     method takes
     */
    public void answered(IntPredicate blamesContent) {
        blame = blamesContent;
        settlement = null;
    }

    /** Something went wrong, and nobody took care of it. */
    public void threw(Throwable thrown) {
        settlement = () -> admitted.settle(thrown);
    }

    /**
     * There has to be an answer although the work is not done. The delivery is not settled by that, so that nobody else
     * gets its claim before the lease has ended.
     */
    public void goesOn() {
        goesOn = true;
    }

    /**
     * Settles by what the method returned or threw, or else by the response that was made.
     *
     * @param response fails where the response is one that cannot be sent
     */
    public ReceiverResponse settle(Supplier<ReceiverResponse> response) {
        if (goesOn) {
            return admitted.unfinished();
        }
        Supplier<ReceiverResponse> known = settlement;
        if (known != null) {
            return known.get();
        }
        ReceiverResponse own;
        try {
            own = response.get();
        } catch (Throwable e) {
            return admitted.settle(e);
        }
        IntPredicate blames = blame;
        if (blames == null && own.isSuccess()) {
            if (!reached) {
                return admitted.settle(new IllegalStateException(
                        consumer.name() + " was not called: a filter or an interceptor answered in its place, with "
                                + own.status() + "."));
            } else if (consumer.declaresOutcome()) {
                return noOutcome();
            }
        }
        // Frameworks blame the sender for the content with 400 or 415, and no retry can mend that. An application that
        // answers otherwise has its own idea, which counts.
        if (blames != null && own.status() >= 400 && own.status() <= 499 && blames.test(own.status())) {
            Exception cause = failure;
            return admitted.settle(new PayloadException(
                    "It is not what " + consumer.name() + " takes.",
                    cause == null ? new IllegalArgumentException("answered with " + own.status()) : cause));
        }
        return admitted.settle(own);
    }

    private ReceiverResponse noOutcome() {
        return admitted.settle(new IllegalStateException(consumer.name() + " ended without an Outcome."));
    }

    /** The method that a delivery was verified for. */
    public interface Consumer {

        /** Tells it from every other. */
        Object key();

        /** For messages to people. */
        String name();

        /** Whether it cannot end well without an {@link Outcome}. */
        boolean declaresOutcome();
    }
}
