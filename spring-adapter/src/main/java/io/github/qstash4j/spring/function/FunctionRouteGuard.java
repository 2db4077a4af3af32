package io.github.qstash4j.spring.function;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.cloud.function.web.constants.WebRequestConstants;
import org.springframework.cloud.function.web.mvc.FunctionHandlerMapping;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what Spring Cloud Function itself would lead to a consumer, as soon as that can be told.
 * {@link FunctionGuard} stops the rest.
 */
final class FunctionRouteGuard implements HandlerInterceptor {

    private static final String ROUTED_BY = "spring.cloud.function.definition";

    private final ObjectProvider<ConsumerFunctions> functions;

    FunctionRouteGuard(ObjectProvider<ConsumerFunctions> functions) {
        this.functions = functions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(WebRequestConstants.HANDLER) instanceof FunctionInvocationWrapper function) {
            FunctionDefinition definition = FunctionDefinition.of(function.getFunctionDefinition());
            String routed = definition.isSteeredByHeaders() ? request.getHeader(ROUTED_BY) : null;
            if (leadsToConsumer(definition) || (routed != null && leadsToConsumer(FunctionDefinition.of(routed)))) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                return false;
            }
        }
        return true;
    }

    private boolean leadsToConsumer(FunctionDefinition definition) {
        return functions.getObject().leadsToConsumer(definition);
    }

    /** Puts the guard into the mapping itself, where no configuration of the application can lose it. */
    static final class Installer implements InstantiationAwareBeanPostProcessor {

        private final ObjectProvider<ConsumerFunctions> functions;

        Installer(ObjectProvider<ConsumerFunctions> functions) {
            this.functions = functions;
        }

        @Override
        public boolean postProcessAfterInstantiation(Object bean, String name) {
            if (bean instanceof FunctionHandlerMapping mapping) {
                mapping.setInterceptors(new FunctionRouteGuard(functions));
            }
            return true;
        }
    }
}
