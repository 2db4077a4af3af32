package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.web.ConsumerMethod;
import io.github.qstash4j.spring.web.UnlistedConsumers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.function.web.constants.WebRequestConstants;
import org.springframework.cloud.function.web.flux.FunctionHandlerMapping;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The same as {@link FunctionMvcMapping} on WebFlux. */
final class FunctionWebFluxMapping extends RequestMappingHandlerMapping implements UnlistedConsumers {

    private final FunctionPaths paths;
    private final SingletonSupplier<FunctionHandlerMapping> frameworks;
    private final ObjectProvider<RequestMappingHandlerMapping> controllers;

    FunctionWebFluxMapping(
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
        RequestMappingInfo.BuilderConfiguration options = new RequestMappingInfo.BuilderConfiguration();
        options.setPatternParser(getPathPatternParser());
        paths.listed()
                .forEach((endpoint, listed) -> registerMapping(
                        RequestMappingInfo.paths(listed.toArray(String[]::new))
                                .options(options)
                                .build(),
                        endpoint,
                        FunctionEndpoint.DELIVER_LATER));
    }

    @Override
    public Mono<HandlerMethod> getHandlerInternal(ServerWebExchange exchange) {
        return super.getHandlerInternal(exchange).switchIfEmpty(Mono.defer(() -> unlisted(exchange)));
    }

    private Mono<HandlerMethod> unlisted(ServerWebExchange exchange) {
        FunctionHandlerMapping framework = frameworks.get();
        return framework == null
                ? Mono.empty()
                : framework
                        .getHandler(exchange)
                        .mapNotNull(found -> paths.inPlaceOf(
                                exchange.getAttribute(WebRequestConstants.HANDLER),
                                exchange.getRequest().getHeaders()::getFirst))
                        .flatMap(unlisted -> RefusedFunction.HANDLER.equals(unlisted)
                                ? ofController(exchange)
                                : Mono.just(unlisted));
    }

    /** Its own mapping would be asked too late. */
    private Mono<HandlerMethod> ofController(ServerWebExchange exchange) {
        return controllers
                .getObject()
                .getHandler(exchange)
                .filter(ConsumerMethod::is)
                .cast(HandlerMethod.class)
                .defaultIfEmpty(RefusedFunction.HANDLER);
    }
}
