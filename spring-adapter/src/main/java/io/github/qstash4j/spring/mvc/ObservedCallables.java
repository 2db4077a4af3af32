package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.spring.Handling;
import jakarta.servlet.ServletRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/** Has a delivery observed in the thread, too, in which Spring calls what a consumer has returned. */
final class ObservedCallables implements CallableProcessingInterceptor {

    private static final String ATTRIBUTE = ObservedCallables.class.getName();

    @Override
    public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
        ServletRequest servletRequest = request.getNativeRequest(ServletRequest.class);
        if (servletRequest != null) {
            ConsumerExchange.of(servletRequest)
                    .ifPresent(exchange -> request.setAttribute(
                            ATTRIBUTE, exchange.handling().open(), RequestAttributes.SCOPE_REQUEST));
        }
    }

    @Override
    public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object result) {
        if (request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Handling.Current current) {
            current.close();
        }
    }
}
