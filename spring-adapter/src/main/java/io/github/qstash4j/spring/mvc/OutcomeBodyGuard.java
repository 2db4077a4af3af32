package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** The last gate: an {@link Outcome} that hid in a {@code ResponseEntity<?>} would tell QStash 200. */
@ControllerAdvice
final class OutcomeBodyGuard implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Outcome) {
            throw new IllegalStateException(returnType.getExecutable()
                    + " would have its Outcome written to the response. Declare Outcome as its return type.");
        }
        return body;
    }
}
