package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.web.ConsumerMethod;
import io.github.qstash4j.spring.web.UnlistedConsumers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.function.web.constants.WebRequestConstants;
import org.springframework.cloud.function.web.mvc.FunctionHandlerMapping;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Leads to consumers before Spring Cloud Function's own mapping does, by any HTTP method, as QStash delivers by the one
 * that was published; and wherever else Spring Cloud Function would find one.
 */
final class FunctionMvcMapping extends RequestMappingHandlerMapping implements UnlistedConsumers {

    private final FunctionPaths paths;
    private final SingletonSupplier<FunctionHandlerMapping> frameworks;
    private final ObjectProvider<RequestMappingHandlerMapping> controllers;

    FunctionMvcMapping(
            FunctionPaths paths,
            ObjectProvider<FunctionHandlerMapping> frameworks,
            ObjectProvider<RequestMappingHandlerMapping> controllers) {
        this.paths = paths;
        this.controllers = controllers;
        this.frameworks = SingletonSupplier.ofNullable(frameworks::getIfAvailable);
        setOrder(FunctionPaths.BEFORE_FUNCTIONS);
    }

    /** No controllers. */
    @Override
    protected boolean isHandler(Class<?> type) {
        return false;
    }

    @Override
    protected void initHandlerMethods() {
        paths.listed()
                .forEach((endpoint, listed) -> registerMapping(
                        RequestMappingInfo.paths(listed.toArray(String[]::new))
                                .options(getBuilderConfiguration())
                                .build(),
                        endpoint,
                        FunctionEndpoint.DELIVER));
    }

    @Override
    protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
        HandlerMethod listed = super.getHandlerInternal(request);
        if (listed != null) {
            return listed;
        }
        FunctionHandlerMapping framework = frameworks.get();
        HandlerMethod unlisted = framework == null || framework.getHandler(request) == null
                ? null
                : paths.inPlaceOf(request.getAttribute(WebRequestConstants.HANDLER), request::getHeader);
        return RefusedFunction.HANDLER.equals(unlisted) ? ofController(request) : unlisted;
    }

    /** Its own mapping would be asked too late. */
    private HandlerMethod ofController(HttpServletRequest request) throws Exception {
        HandlerExecutionChain mapped = controllers.getObject().getHandler(request);
        return mapped != null && ConsumerMethod.is(mapped.getHandler())
                ? (HandlerMethod) mapped.getHandler()
                : RefusedFunction.HANDLER;
    }
}
