package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.spring.web.ConsumerMethod;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Keeps a consumer from running when its request did not come through {@link ConsumerFilter}, whatever the reason. */
final class ConsumerGuard implements HandlerInterceptor {

    private static final System.Logger LOGGER = System.getLogger(ConsumerGuard.class.getName());

    private final Set<Method> reported = ConcurrentHashMap.newKeySet();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!ConsumerMethod.is(handler)
                || ConsumerExchange.of(request)
                        .filter(exchange -> exchange.delivery().isFor((HandlerMethod) handler))
                        .isPresent()) {
            return true;
        }
        if (reported.add(((HandlerMethod) handler).getMethod())) {
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "A request reached " + handler
                            + " unverified and was stopped: the filter of QStash consumers did not run"
                            + " for it. Is the filter disabled, is there more than one DispatcherServlet, or was the request"
                            + " forwarded here? This is said once.");
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return false;
    }

    /** Puts the guard into every mapping itself, where no configuration of the application can lose it. */
    static final class Installer implements InstantiationAwareBeanPostProcessor {

        @Override
        public boolean postProcessAfterInstantiation(Object bean, String name) {
            if (bean instanceof RequestMappingHandlerMapping mapping) {
                mapping.setInterceptors(new ConsumerGuard());
            }
            return true;
        }
    }
}
