package io.github.qstash4j.spring.webflux;

import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** A delivery whose content is not what the method takes. No retry can mend that. */
final class UnfitContent {

    private UnfitContent() {}

    static boolean isReason(Exception exception) {
        return exception instanceof ServerWebInputException
                || exception instanceof UnsupportedMediaTypeStatusException
                || (exception instanceof HandlerMethodValidationException validation
                        && !validation.isForReturnValue());
    }
}
