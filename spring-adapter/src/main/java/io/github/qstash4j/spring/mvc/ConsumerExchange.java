package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.github.qstash4j.spring.Handling;
import io.github.qstash4j.spring.web.ConsumerMethod;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;

/** A {@link ConsumerDelivery} in a request attribute, which no caller can set. */
final class ConsumerExchange {

    private static final String ATTRIBUTE = ConsumerExchange.class.getName();

    private final ConsumerDelivery delivery;
    private final Handling handling;

    ConsumerExchange(Admission.Admitted admitted, HandlerMethod consumer, Handling handling) {
        this.delivery = new ConsumerDelivery(admitted, ConsumerMethod.consumer(consumer), UnfitPayload::isReason);
        this.handling = handling;
    }

    static Optional<ConsumerExchange> of(ServletRequest request) {
        return Optional.ofNullable((ConsumerExchange) request.getAttribute(ATTRIBUTE));
    }

    /** The delivery that an argument or a return value of a consumer belongs to. */
    static ConsumerDelivery required(NativeWebRequest request, MethodParameter place) {
        ServletRequest servletRequest = request.getNativeRequest(ServletRequest.class);
        return Optional.ofNullable(servletRequest)
                .flatMap(ConsumerExchange::of)
                .map(ConsumerExchange::delivery)
                .orElseThrow(() -> ConsumerMethod.noConsumer(place));
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    ConsumerDelivery delivery() {
        return delivery;
    }

    /** Observes, and is to be current while the application's code runs. */
    Handling handling() {
        return handling;
    }
}
