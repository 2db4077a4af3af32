package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.spring.Handling;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncManager;

/**
 * What a consumer returns to have it done later: observed in the thread, too, in which Spring calls it, and not given
 * to another worker when Spring no longer waits for it.
 */
final class LaterWork implements CallableProcessingInterceptor, DeferredResultProcessingInterceptor {

    private static final String ATTRIBUTE = LaterWork.class.getName();

    private final ConsumerExchange exchange;

    LaterWork(ConsumerExchange exchange) {
        this.exchange = exchange;
    }

    /** For this one request, whatever the application configures for all. */
    void register(WebAsyncManager spring) {
        spring.registerCallableInterceptor(ATTRIBUTE, this);
        spring.registerDeferredResultInterceptor(ATTRIBUTE, this);
    }

    @Override
    public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
        request.setAttribute(ATTRIBUTE, exchange.handling().open(), RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object result) {
        if (request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Handling.Current current) {
            current.close();
        }
    }

    @Override
    public <T> Object handleTimeout(NativeWebRequest request, Callable<T> task) {
        exchange.delivery().goesOn();
        return RESULT_NONE;
    }

    /** Called only where the application has no other idea, such as a result for this case. */
    @Override
    public <T> boolean handleTimeout(NativeWebRequest request, DeferredResult<T> result) {
        exchange.delivery().goesOn();
        return true;
    }
}
