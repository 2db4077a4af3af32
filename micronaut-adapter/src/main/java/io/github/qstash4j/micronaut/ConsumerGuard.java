package io.github.qstash4j.micronaut;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.context.ServerHttpRequestContext;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Stands around each consumer, as the compiler has woven it in: whatever becomes of the filter, a request that was not
 * verified for this very method is answered with 401. The application's own code may call it, and so may an exception
 * lead to a handler beside it.
 */
@InterceptorBean(QStashConsumer.class)
@Requires(classes = Router.class)
final class ConsumerGuard implements MethodInterceptor<Object, Object> {

    private static final System.Logger LOGGER = System.getLogger(ConsumerGuard.class.getName());

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
        HttpRequest<?> request = ServerHttpRequestContext.get();
        if (request != null && isRoutedTo(call, request) && !call.hasAnnotation(Error.class)) {
            Optional<ConsumerExchange> exchange = ConsumerExchange.of(request)
                    .filter(known -> known.delivery().isFor(ConsumerRoute.key(call.getExecutableMethod())));
            if (exchange.isEmpty()) {
                LOGGER.log(
                        System.Logger.Level.ERROR,
                        "A request reached " + ConsumerRoute.name(call.getExecutableMethod())
                                + " unverified and was stopped: the filter of QStash consumers did not run for it.");
                throw new HttpStatusException(HttpStatus.UNAUTHORIZED, "Unauthorized");
            }
            exchange.get().reached();
            try {
                return signalled(call.proceed(), call.getReturnType().getType());
            } catch (Throwable thrown) {
                exchange.get().threw(thrown);
                throw thrown;
            }
        }
        return signalled(call.proceed(), call.getReturnType().getType());
    }

    /** Where Micronaut does not say which method a request is for, it may be this one. */
    private static boolean isRoutedTo(MethodInvocationContext<?, ?> call, HttpRequest<?> request) {
        return !(RouteAttributes.getRouteInfo(request).orElse(null) instanceof MethodBasedRouteInfo<?, ?> route)
                || ConsumerRoute.key(route.getTargetMethod().getExecutableMethod())
                        .equals(ConsumerRoute.key(call.getExecutableMethod()));
    }

    /** Of the reactive types that Micronaut's own server has. */
    private static @Nullable Object signalled(@Nullable Object result, Class<?> declared) {
        if (result instanceof Mono<?> mono) {
            return Mono.from(FatalErrors.signalled(mono));
        }
        return result instanceof Publisher<?> publisher && declared == Publisher.class
                ? FatalErrors.signalled(publisher)
                : result;
    }
}
