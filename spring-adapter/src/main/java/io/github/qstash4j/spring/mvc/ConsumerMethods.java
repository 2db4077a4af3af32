package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.spring.ConsumerEndpoint;
import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.ConsumerRegistry;
import io.github.qstash4j.spring.QStashStartException;
import io.github.qstash4j.spring.web.ConsumerHandler;
import io.github.qstash4j.spring.web.ConsumerMethod;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.support.MultipartResolutionDelegate;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Knows all consumers of the application, and which of them a request is for. */
final class ConsumerMethods implements ConsumerRegistry, SmartInitializingSingleton {

    private static final List<Class<?>> ASYNCHRONOUS =
            List.of(Callable.class, DeferredResult.class, WebAsyncTask.class);

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final ConsumerEndpoints endpoints;
    private final String basePath;
    private volatile @Nullable Map<Object, Mapped> found;

    ConsumerMethods(
            ObjectProvider<RequestMappingHandlerMapping> mappings, ConsumerEndpoints endpoints, String basePath) {
        this.mappings = mappings;
        this.endpoints = endpoints;
        this.basePath = basePath;
    }

    /** Checks all of them, so that what cannot be safe does not start. */
    @Override
    public void afterSingletonsInstantiated() {
        ConsumerEndpoints.check(endpoints());
    }

    @Override
    public Set<Class<?>> controllers() {
        Set<Class<?>> controllers = new HashSet<>();
        consumers().values().forEach(consumer -> controllers.add(ConsumerMethod.controller(consumer.method())));
        return controllers;
    }

    @Override
    public String basePath() {
        return basePath;
    }

    @Override
    public Collection<ConsumerEndpoint> endpoints() {
        return consumers().values().stream().map(Mapped::endpoint).toList();
    }

    /** The consumers that have an argument of this type. */
    List<ConsumerEndpoint> taking(Class<?> argument) {
        return consumers().values().stream()
                .filter(consumer -> List.of(consumer.method().getMethod().getParameterTypes())
                        .contains(argument))
                .map(Mapped::endpoint)
                .toList();
    }

    /**
     * The consumer that Spring MVC will call for this request, or null. Asks Spring itself only when a consumer's path
     * matches, or may.
     */
    @Nullable HandlerMethod consumerFor(HttpServletRequest request) throws Exception {
        if (consumers().isEmpty()) {
            return null;
        }
        LookupRequest lookup = new LookupRequest(request);
        ServletRequestPathUtils.parseAndCache(lookup);
        List<RequestMappingHandlerMapping> all = mappings.orderedStream().toList();
        if (all.stream().noneMatch(UnlistedConsumers.class::isInstance)
                && consumers().values().stream()
                        .flatMap(consumer -> consumer.paths().stream())
                        .allMatch(path -> path.getMatchingCondition(lookup) == null)) {
            return null;
        }
        for (RequestMappingHandlerMapping mapping : all) {
            HandlerExecutionChain chain = mapping.getHandler(lookup);
            if (chain != null) {
                return ConsumerMethod.is(chain.getHandler()) ? (HandlerMethod) chain.getHandler() : null;
            }
        }
        return null;
    }

    /** Who verifies for a consumer; the same for all beans of a class, also where each request has one of its own. */
    ConsumerEndpoint endpoint(HandlerMethod consumer) {
        if (consumer.getBean() instanceof ConsumerHandler handler) {
            return handler.endpoint();
        }
        Mapped known = consumers().get(ConsumerMethod.key(consumer));
        if (known == null) {
            throw new IllegalStateException(consumer + " was mapped after the application had started.");
        }
        return known.endpoint();
    }

    private Map<Object, Mapped> consumers() {
        Map<Object, Mapped> known = found;
        if (known == null) {
            known = find();
            found = known;
        }
        return known;
    }

    private Map<Object, Mapped> find() {
        Map<Object, Mapped> consumers = new LinkedHashMap<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, mapped) -> {
            HandlerMethod method = mapped.createWithResolvedBean();
            ConsumerMethod.check(method, ASYNCHRONOUS);
            if (ConsumerMethod.is(method)) {
                checkParts(method);
                PathPatternsRequestCondition paths = info.getPathPatternsCondition();
                if (paths == null) {
                    throw new QStashStartException(
                            method + " is a @QStashConsumer that is mapped by another matcher than PathPatternParser.",
                            "Leave spring.mvc.pathmatch.matching-strategy at its default.");
                }
                Mapped known = consumers.get(ConsumerMethod.key(method));
                List<PathPatternsRequestCondition> all = new ArrayList<>(known == null ? List.of() : known.paths());
                all.add(paths);
                consumers.put(
                        ConsumerMethod.key(method),
                        new Mapped(method, all, ConsumerMethod.endpoint(method, values(all), endpoints)));
            }
        }));
        return consumers;
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

    private static Set<String> values(List<PathPatternsRequestCondition> conditions) {
        return conditions.stream()
                .flatMap(condition -> condition.getPatternValues().stream())
                .collect(Collectors.toSet());
    }

    private record Mapped(HandlerMethod method, List<PathPatternsRequestCondition> paths, ConsumerEndpoint endpoint) {}
}
