package io.github.qstash4j.spring.webflux;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** A delivery whose content is not what the method takes. No retry can mend that. */
final class UnfitContent {

    private static final List<Class<?>> SAID_BY = List.of(
            ServerWebInputException.class,
            UnsupportedMediaTypeStatusException.class,
            HandlerMethodValidationException.class);

    /** The exception's class differs from one version of Spring to another. */
    private static final int TOO_LARGE_FOR_A_DECODER = 413;

    private UnfitContent() {}

    static boolean isReason(Exception exception) {
        if (exception instanceof HandlerMethodValidationException validation) {
            return !validation.isForReturnValue();
        }
        return isSaidBy(exception.getClass())
                || (exception instanceof ErrorResponse error
                        && error.getStatusCode().value() == TOO_LARGE_FOR_A_DECODER);
    }

    /**
     * Whether that is what an {@code @ExceptionHandler} says. Spring WebFlux lets nobody see the exception before it,
     * so this is true where the method takes no others, and of the statuses that Spring's own one has for these.
     */
    static boolean isBlamedBy(Method handler, int status) {
        if (handler.getDeclaringClass() == ResponseEntityExceptionHandler.class) {
            return status == 400 || status == 415 || status == TOO_LARGE_FOR_A_DECODER;
        }
        ExceptionHandler declared = AnnotatedElementUtils.findMergedAnnotation(handler, ExceptionHandler.class);
        List<Class<?>> taken = declared == null || declared.value().length == 0
                ? Stream.of(handler.getParameterTypes())
                        .filter(Throwable.class::isAssignableFrom)
                        .toList()
                : List.of(declared.value());
        return !taken.isEmpty() && taken.stream().allMatch(UnfitContent::isSaidBy);
    }

    private static boolean isSaidBy(Class<?> exception) {
        return SAID_BY.stream().anyMatch(known -> known.isAssignableFrom(exception));
    }
}
