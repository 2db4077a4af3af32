package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;

/**
 * A verified delivery on its way through Spring MVC, and how it is to be settled. It lives in a request attribute,
 * which no caller can set, and belongs to the one method that the request was verified for.
 */
final class ConsumerExchange {

    private static final String ATTRIBUTE = ConsumerExchange.class.getName();

    private final Admission.Admitted admitted;
    private final HandlerMethod consumer;
    private volatile @Nullable Supplier<ReceiverResponse> settlement;

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
        return consumer.getMethod().equals(method.getMethod())
                && consumer.getBeanType().equals(method.getBeanType());
    }

    Delivery delivery() {
        return admitted.delivery();
    }

    void returned(@Nullable Outcome outcome) {
        settlement = () -> outcome == null
                ? admitted.settle(new IllegalStateException(consumer + " returned null instead of an Outcome."))
                : admitted.settle(outcome);
    }

    void threw(Throwable thrown) {
        settlement = () -> admitted.settle(thrown);
    }

    /** Settles by what the method returned or threw, or else by the response that Spring made. */
    ReceiverResponse settle(Supplier<ReceiverResponse> own) {
        Supplier<ReceiverResponse> known = settlement;
        return known == null ? admitted.settle(own.get()) : known.get();
    }
}
