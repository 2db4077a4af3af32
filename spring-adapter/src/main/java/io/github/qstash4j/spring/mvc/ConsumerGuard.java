package io.github.qstash4j.spring.mvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps a consumer from running when its request did not come through {@link ConsumerFilter}, whatever the reason. */
final class ConsumerGuard implements HandlerInterceptor {

    private static final System.Logger LOGGER = System.getLogger(ConsumerGuard.class.getName());

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!ConsumerMethods.isConsumer(handler)
                || ConsumerExchange.of(request)
                        .filter(exchange -> exchange.isFor((HandlerMethod) handler))
                        .isPresent()) {
            return true;
        }
        LOGGER.log(
                System.Logger.Level.ERROR,
                "A request reached " + handler
                        + " unverified and was stopped: the filter of QStash consumers did not run for"
                        + " it. Is the filter disabled, or was the request forwarded here?");
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        return false;
    }
}
