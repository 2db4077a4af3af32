package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.github.qstash4j.spring.web.ConsumerMethod;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.FrameworkServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Keeps a consumer from running when its request did not come through {@link ConsumerFilter}, whatever the reason, and
 * a delivery from reaching anything but its consumer. The last interceptor, so that who gets past it is called.
 */
final class ConsumerGuard implements HandlerInterceptor {

    private static final System.Logger LOGGER = System.getLogger(ConsumerGuard.class.getName());

    private final Set<Method> reported = ConcurrentHashMap.newKeySet();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean isConsumer = ConsumerMethod.is(handler);
        Optional<ConsumerDelivery> delivery = ConsumerExchange.of(request).map(ConsumerExchange::delivery);
        if (delivery.isPresent()) {
            if (isConsumer && delivery.get().isFor(ConsumerMethod.key((HandlerMethod) handler))) {
                delivery.get().reached();
                return true;
            }
            if (isOnItsOwnWay(request)) {
                delivery.get().misled(handler);
                return false;
            }
        }
        if (isConsumer) {
            report((HandlerMethod) handler);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
        return !isConsumer;
    }

    /** Not where it is included in another response, or where an error is reported. */
    private static boolean isOnItsOwnWay(HttpServletRequest request) {
        DispatcherType dispatch = request.getDispatcherType();
        return dispatch == DispatcherType.REQUEST || dispatch == DispatcherType.ASYNC;
    }

    private void report(HandlerMethod consumer) {
        if (reported.add(consumer.getMethod())) {
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "A request reached " + consumer
                            + " unverified and was stopped. Either the filter of QStash consumers did not run for it: is"
                            + " the filter disabled, or was the request forwarded here? Or the filter knows no such"
                            + " consumer: was the method mapped after the application had started, or in the context of"
                            + " another DispatcherServlet? This is said once.");
        }
    }

    /** Puts the guard into every mapping itself, where no configuration of the application can lose it. */
    static final class Installer implements InstantiationAwareBeanPostProcessor {

        @Override
        public boolean postProcessAfterInstantiation(Object bean, String name) {
            if (bean instanceof AbstractHandlerMapping mapping) {
                mapping.setInterceptors(new ConsumerGuard());
            } else if (bean instanceof ServletRegistrationBean<?> registration) {
                followInto(registration.getServlet());
            }
            return true;
        }

        /** A servlet may have a context of its own, which no bean of this one processes. */
        private void followInto(@Nullable Servlet servlet) {
            if (servlet instanceof FrameworkServlet frameworks) {
                ApplicationContextInitializer<ConfigurableApplicationContext> install =
                        context -> context.addBeanFactoryPostProcessor(beans -> beans.addBeanPostProcessor(this));
                frameworks.setContextInitializers(install);
            }
        }
    }
}
