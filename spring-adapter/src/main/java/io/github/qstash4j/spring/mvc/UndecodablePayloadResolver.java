package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.PayloadException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** A payload that Spring cannot decode, or that fails its validation, is one that no retry can mend. */
final class UndecodablePayloadResolver implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (!(exception instanceof HttpMessageNotReadableException
                || exception instanceof HttpMediaTypeNotSupportedException
                || exception instanceof MethodArgumentNotValidException)) {
            return null;
        }
        return ConsumerExchange.of(request)
                .map(exchange -> {
                    exchange.threw(new PayloadException("The payload is not what " + handler + " takes.", exception));
                    return new ModelAndView();
                })
                .orElse(null);
    }
}
