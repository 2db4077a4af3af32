package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.spring.Handling;
import io.github.qstash4j.spring.web.ConsumerDelivery;
import io.github.qstash4j.spring.web.ConsumerMethod;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;

/** A {@link ConsumerDelivery} in a request attribute, which no caller can set. */
final class ConsumerExchange {

    private static final String ATTRIBUTE = ConsumerExchange.class.getName();

    private final ConsumerDelivery delivery;
    private final Handling handling;

    ConsumerExchange(Admission.Admitted admitted, HandlerMethod consumer, Handling handling) {
        this.delivery = new ConsumerDelivery(admitted, consumer, UnfitPayload::isReason);
        this.handling = handling;
    }

    static Optional<ConsumerExchange> of(ServletRequest request) {
        return Optional.ofNullable((ConsumerExchange) request.getAttribute(ATTRIBUTE));
    }

    /** The exchange that an argument or a return value of a consumer belongs to. */
    static ConsumerExchange required(NativeWebRequest request, MethodParameter place) {
        ServletRequest servletRequest = request.getNativeRequest(ServletRequest.class);
        return Optional.ofNullable(servletRequest)
                .flatMap(ConsumerExchange::of)
                .orElseThrow(() -> ConsumerMethod.noConsumer(place));
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    boolean isFor(HandlerMethod method) {
        return delivery.isFor(method);
    }

    Delivery delivery() {
        return delivery.delivery();
    }

    /** Observes, and is to be current while the application's code runs. */
    Handling handling() {
        return handling;
    }

    void returned(@Nullable Outcome outcome) {
        delivery.returned(outcome);
    }

    void failed(Exception exception) {
        delivery.failed(exception);
    }

    void threw(Throwable thrown) {
        delivery.threw(thrown);
    }

    ReceiverResponse settle(Supplier<ReceiverResponse> response) {
        return delivery.settle(response);
    }
}
