package io.github.qstash4j.spring.web;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.PayloadException;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/**
 * A verified delivery on its way through a web framework, and how it is to be settled. It belongs to the one method
 * that the request was verified for.
 */
public final class ConsumerDelivery {

    private final Admission.Admitted admitted;
    private final HandlerMethod consumer;
    private final Predicate<Exception> isAboutContent;
    private volatile @Nullable Supplier<ReceiverResponse> settlement;
    private volatile @Nullable Exception failure;
    private volatile @Nullable IntPredicate blame;

    /**
     * A delivery that nobody has handled yet.
     *
     * @param isAboutContent which of the framework's exceptions say that the content is not what the method takes
     */
    public ConsumerDelivery(Admission.Admitted admitted, HandlerMethod consumer, Predicate<Exception> isAboutContent) {
        this.admitted = admitted;
        this.consumer = consumer;
        this.isAboutContent = isAboutContent;
    }

    /** Whether it was verified for this method. */
    public boolean isFor(HandlerMethod method) {
        return ConsumerMethod.key(consumer).equals(ConsumerMethod.key(method));
    }

    /** What was verified. */
    public Delivery delivery() {
        return admitted.delivery();
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

    /** Settles by what the method returned or threw, or else by the response that was made. */
    public ReceiverResponse settle(Supplier<ReceiverResponse> response) {
        Supplier<ReceiverResponse> known = settlement;
        if (known != null) {
            return known.get();
        }
        ReceiverResponse own = response.get();
        IntPredicate blames = blame;
        if (blames == null && own.isSuccess() && ConsumerMethod.declaresOutcome(consumer)) {
            return noOutcome();
        }
        // Spring blames the sender for the content with 400 or 415, and no retry can mend that. An application that
        // answers otherwise has its own idea, which counts.
        if (blames != null && own.status() >= 400 && own.status() <= 499 && blames.test(own.status())) {
            Exception cause = failure;
            return admitted.settle(new PayloadException(
                    "It is not what " + consumer + " takes.",
                    cause == null ? new IllegalArgumentException("answered with " + own.status()) : cause));
        }
        return admitted.settle(own);
    }

    private ReceiverResponse noOutcome() {
        return admitted.settle(new IllegalStateException(consumer + " ended without an Outcome."));
    }
}
