package io.github.qstash4j.spring.mvc;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** A delivery whose content is not what the method takes. No retry can mend that. */
final class UnfitPayload {

    private UnfitPayload() {}

    /**
     * Whether the response blames the sender for it, as Spring does with 400 or 415. An application that answers
     * otherwise has its own idea, which counts.
     */
    static boolean isReasonFor(Exception exception, int status) {
        return status >= 400
                && status <= 499
                && (exception instanceof HttpMessageNotReadableException
                        || exception instanceof HttpMediaTypeNotSupportedException
                        || exception instanceof BindException
                        || exception instanceof TypeMismatchException
                        || exception instanceof ServletRequestBindingException
                        || exception instanceof MissingServletRequestPartException
                        || (exception instanceof HandlerMethodValidationException validation
                                && !validation.isForReturnValue()));
    }
}
