package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.QStashConsumer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Knows which controller methods are consumers, and which of them a request is for. */
final class ConsumerMethods implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile List<PathPatternsRequestCondition> paths = List.of();

    ConsumerMethods(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    static boolean isConsumer(Object handler) {
        return handler instanceof HandlerMethod method
                && (method.hasMethodAnnotation(QStashConsumer.class)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), QStashConsumer.class));
    }

    /**
     * Collects the paths of all consumers.
     *
     * @throws IllegalStateException if a method returns an {@link Outcome} where it would be written to the response as
     *     any other object
     */
    @Override
    public void afterSingletonsInstantiated() {
        List<PathPatternsRequestCondition> found = new ArrayList<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
            check(method);
            PathPatternsRequestCondition patterns = info.getPathPatternsCondition();
            if (isConsumer(method)) {
                if (patterns == null) {
                    throw new IllegalStateException("QStash consumers need Spring MVC's PathPatternParser, and "
                            + method + " is mapped by another matcher.");
                }
                found.add(patterns);
            }
        }));
        paths = List.copyOf(found);
    }

    /**
     * The consumer that Spring MVC will call for this request, or null. Asks Spring itself only when a consumer's path
     * matches.
     */
    @Nullable HandlerMethod consumerFor(HttpServletRequest request) throws Exception {
        if (paths.isEmpty()) {
            return null;
        }
        LookupRequest lookup = new LookupRequest(request);
        ServletRequestPathUtils.parseAndCache(lookup);
        if (paths.stream().allMatch(path -> path.getMatchingCondition(lookup) == null)) {
            return null;
        }
        for (RequestMappingHandlerMapping mapping : mappings.orderedStream().toList()) {
            HandlerExecutionChain chain = mapping.getHandler(lookup);
            if (chain != null) {
                return isConsumer(chain.getHandler()) ? (HandlerMethod) chain.getHandler() : null;
            }
        }
        return null;
    }

    private static void check(HandlerMethod method) {
        ResolvableType returned = ResolvableType.forMethodReturnType(method.getMethod(), method.getBeanType());
        if (!mentionsOutcome(returned)) {
            return;
        }
        if (!isConsumer(method)) {
            throw new IllegalStateException(
                    method + " returns an Outcome without being a @QStashConsumer, so anybody could"
                            + " call it. Annotate it.");
        }
        if (!isOutcome(returned) && !(isSingleAsync(returned) && isOutcome(returned.getGeneric(0)))) {
            throw new IllegalStateException(method + " returns an Outcome inside " + returned
                    + ", where it would be written to the response like any other object. Return it as it is, or in a"
                    + " CompletionStage, Mono, Callable, DeferredResult or WebAsyncTask.");
        }
    }

    private static boolean mentionsOutcome(ResolvableType type) {
        if (isOutcome(type)) {
            return true;
        }
        for (ResolvableType generic : type.getGenerics()) {
            if (mentionsOutcome(generic)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutcome(ResolvableType type) {
        return Outcome.class.isAssignableFrom(type.toClass());
    }

    private static boolean isSingleAsync(ResolvableType type) {
        Class<?> raw = type.toClass();
        if (CompletionStage.class.isAssignableFrom(raw)
                || Callable.class.isAssignableFrom(raw)
                || DeferredResult.class.isAssignableFrom(raw)
                || WebAsyncTask.class.isAssignableFrom(raw)) {
            return true;
        }
        ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(raw);
        return adapter != null && !adapter.isMultiValue();
    }
}
