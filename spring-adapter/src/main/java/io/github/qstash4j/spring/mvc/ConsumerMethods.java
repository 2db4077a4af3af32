package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.ConsumerRegistry;
import io.github.qstash4j.spring.ObservedEndpoint;
import io.github.qstash4j.spring.web.MappedConsumers;
import io.github.qstash4j.spring.web.UnlistedConsumers;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.support.MultipartResolutionDelegate;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Knows all consumers of the application, and which of them a request is for. */
final class ConsumerMethods implements ConsumerRegistry, SmartInitializingSingleton {

    private static final List<Class<?>> ASYNCHRONOUS =
            List.of(Callable.class, DeferredResult.class, WebAsyncTask.class);

    private final SingletonSupplier<List<RequestMappingHandlerMapping>> mappings;
    private final SingletonSupplier<MappedConsumers<PathPatternsRequestCondition>> consumers;
    private final String basePath;

    ConsumerMethods(
            ObjectProvider<RequestMappingHandlerMapping> mappings, ConsumerEndpoints endpoints, String basePath) {
        this.mappings = SingletonSupplier.of(() -> mappings.orderedStream().toList());
        this.consumers = SingletonSupplier.of(() -> find(endpoints));
        this.basePath = basePath;
    }

    /** Checks all of them, so that what cannot be safe does not start. */
    @Override
    public void afterSingletonsInstantiated() {
        ConsumerEndpoint.check(endpoints());
    }

    @Override
    public Set<Class<?>> controllers() {
        return consumers().controllers();
    }

    @Override
    public String basePath() {
        return basePath;
    }

    @Override
    public Collection<ObservedEndpoint> endpoints() {
        return consumers().endpoints();
    }

    /** The consumers that have an argument of this type. */
    List<ObservedEndpoint> taking(Class<?> argument) {
        return consumers().taking(argument);
    }

    /**
     * The consumer that Spring MVC will call for this request; null where it is none, or one that nobody verifies for,
     * which the guard stops. Asks Spring itself only when a consumer's path matches, or may.
     */
    @Nullable HandlerMethod consumerFor(HttpServletRequest request) throws Exception {
        if (consumers().isEmpty() || isForAnotherServlet(request)) {
            return null;
        }
        LookupRequest lookup = new LookupRequest(request);
        ServletRequestPathUtils.parseAndCache(lookup);
        List<RequestMappingHandlerMapping> all = mappings.obtain();
        if (all.stream().noneMatch(UnlistedConsumers.class::isInstance)
                && consumers().paths().allMatch(path -> path.getMatchingCondition(lookup) == null)) {
            return null;
        }
        for (RequestMappingHandlerMapping mapping : all) {
            HandlerExecutionChain chain = mapping.getHandler(lookup);
            if (chain != null) {
                return chain.getHandler() instanceof HandlerMethod method
                                && consumers().has(method)
                        ? method
                        : null;
            }
        }
        return null;
    }

    /** Not where it is unknown: the guard stops what is wrongly taken for another's, and says so. */
    private static boolean isForAnotherServlet(HttpServletRequest request) {
        String name = request.getHttpServletMapping().getServletName();
        ServletRegistration servlet =
                StringUtils.hasLength(name) ? request.getServletContext().getServletRegistration(name) : null;
        if (servlet == null || servlet.getClassName() == null) {
            return false;
        }
        try {
            return !DispatcherServlet.class.isAssignableFrom(ClassUtils.forName(servlet.getClassName(), null));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Who verifies for a consumer. */
    ObservedEndpoint endpoint(HandlerMethod consumer) {
        return consumers().endpoint(consumer);
    }

    private MappedConsumers<PathPatternsRequestCondition> consumers() {
        return consumers.obtain();
    }

    private MappedConsumers<PathPatternsRequestCondition> find(ConsumerEndpoints endpoints) {
        MappedConsumers<PathPatternsRequestCondition> all =
                new MappedConsumers<>(endpoints, PathPatternsRequestCondition::getPatternValues, ASYNCHRONOUS);
        mappings.obtain()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .forEach((info, mapped) -> all.add(mapped, method -> paths(info, method))));
        return all;
    }

    private static PathPatternsRequestCondition paths(RequestMappingInfo info, HandlerMethod method) {
        PathPatternsRequestCondition paths = info.getPathPatternsCondition();
        if (paths == null) {
            throw new QStashStartException(
                    method + " is a @QStashConsumer that is mapped by another matcher than PathPatternParser.",
                    "Leave spring.mvc.pathmatch.matching-strategy at its default.");
        }
        checkParts(method);
        return paths;
    }

    private static void checkParts(HandlerMethod method) {
        boolean takesParts = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestPart.class)
                        || MultipartResolutionDelegate.isMultipartArgument(parameter));
        if (takesParts && !VerifiedRequest.PARTS_ARE_READABLE) {
            throw new QStashStartException(
                    method + " takes a part of a multipart body, and nothing on the class path can read one.",
                    "Add the dependency io.projectreactor:reactor-core, with which Spring parses it.");
        }
    }
}
