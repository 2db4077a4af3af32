package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.PayloadException;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.spring.web.ConsumerMethod;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartException;

/**
 * A verified delivery on its way through Spring MVC, and how it is to be settled. It lives in a request attribute,
 * which no caller can set, and belongs to the one method that the request was verified for.
 */
final class ConsumerExchange {

    private static final String ATTRIBUTE = ConsumerExchange.class.getName();

    private final Admission.Admitted admitted;
    private final HandlerMethod consumer;
    private volatile @Nullable Supplier<ReceiverResponse> settlement;
    private volatile @Nullable Exception failure;

    ConsumerExchange(Admission.Admitted admitted, HandlerMethod consumer) {
        this.admitted = admitted;
        this.consumer = consumer;
    }

    static Optional<ConsumerExchange> of(ServletRequest request) {
        return Optional.ofNullable((ConsumerExchange) request.getAttribute(ATTRIBUTE));
    }

    /** The exchange that an argument or a return value of a consumer belongs to. */
    static ConsumerExchange required(NativeWebRequest request, MethodParameter place) {
        ServletRequest servletRequest = request.getNativeRequest(ServletRequest.class);
        return Optional.ofNullable(servletRequest)
                .flatMap(ConsumerExchange::of)
                .orElseThrow(() -> new IllegalStateException(place.getExecutable() + " has to do with "
                        + place.getParameterType().getSimpleName() + " without being a @QStashConsumer."));
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    boolean isFor(HandlerMethod method) {
        return ConsumerMethod.key(consumer).equals(ConsumerMethod.key(method));
    }

    Delivery delivery() {
        return admitted.delivery();
    }

    /** The method is done, so far as it itself can say. */
    void returned(@Nullable Outcome outcome) {
        settlement = () -> outcome == null ? noOutcome() : admitted.settle(outcome);
    }

    /**
     * Something went wrong, perhaps after the method had returned; what Spring or the application makes of it counts.
     */
    void failed(Exception exception) {
        failure = exception;
        settlement = null;
    }

    /** Something went wrong, and nobody took care of it. */
    void threw(Throwable thrown) {
        settlement = () -> admitted.settle(
                thrown instanceof MultipartException
                        ? new PayloadException("It is no multipart body.", thrown)
                        : thrown);
    }

    /** Settles by what the method returned or threw, or else by the response that was made. */
    ReceiverResponse settle(Supplier<ReceiverResponse> response) {
        Supplier<ReceiverResponse> known = settlement;
        if (known != null) {
            return known.get();
        }
        ReceiverResponse own = response.get();
        Exception exception = failure;
        if (exception == null && own.isSuccess() && ConsumerMethod.declaresOutcome(consumer)) {
            return noOutcome();
        }
        if (exception != null && UnfitPayload.isReasonFor(exception, own.status())) {
            return admitted.settle(new PayloadException("It is not what " + consumer + " takes.", exception));
        }
        return admitted.settle(own);
    }

    private ReceiverResponse noOutcome() {
        return admitted.settle(new IllegalStateException(consumer + " ended without an Outcome."));
    }
}
