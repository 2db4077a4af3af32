package io.github.qstash4j.micronaut;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;

/** A delivery whose content is not what the method takes. No retry can mend that. */
final class UnfitContent {

    /** Of {@code micronaut-validation}, which an application may do without. */
    private static final String VIOLATION = "jakarta.validation.ConstraintViolationException";

    private UnfitContent() {}

    static boolean isReason(Exception exception) {
        return exception instanceof ConversionErrorException
                || exception instanceof UnsatisfiedRouteException
                || exception instanceof CodecException
                || exception instanceof JsonSyntaxException
                || exception.getClass().getName().equals(VIOLATION);
    }
}
