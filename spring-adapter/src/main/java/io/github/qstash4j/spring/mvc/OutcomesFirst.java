package io.github.qstash4j.spring.mvc;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Handlers that are added the usual way come after the one that writes any object of a {@code @RestController}. */
final class OutcomesFirst implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerAdapter> adapters;

    OutcomesFirst(ObjectProvider<RequestMappingHandlerAdapter> adapters) {
        this.adapters = adapters;
    }

    @Override
    public void afterSingletonsInstantiated() {
        adapters.forEach(adapter -> {
            List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
            handlers.add(new OutcomeReturnValueHandler());
            List<HandlerMethodReturnValueHandler> frameworks = adapter.getReturnValueHandlers();
            if (frameworks != null) {
                handlers.addAll(frameworks);
            }
            adapter.setReturnValueHandlers(handlers);
        });
    }
}
