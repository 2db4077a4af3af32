package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.spring.ConsumerRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodClassKey;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/** Knows all consumers of the application, and which of them a request is for. */
final class ConsumerMethods implements ConsumerRegistry, SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Receiver receiver;
    private final Map<MethodClassKey, Boolean> takesCallback = new ConcurrentHashMap<>();
    private volatile @Nullable Map<HandlerMethod, PathPatternsRequestCondition> found;

    ConsumerMethods(ObjectProvider<RequestMappingHandlerMapping> mappings, Receiver receiver) {
        this.mappings = mappings;
        this.receiver = receiver;
    }

    /** Checks all of them, so that what cannot be safe does not start. */
    @Override
    public void afterSingletonsInstantiated() {
        if (receiver.isForOneEndpoint()) {
            List<PathPattern> paths = consumers().values().stream()
                    .flatMap(condition -> condition.getPatterns().stream())
                    .toList();
            if (paths.size() > 1 || paths.stream().anyMatch(PathPattern::hasPatternSyntax)) {
                throw new IllegalStateException("qstash.public-url is the one URL of one consumer, and each of " + paths
                        + " would accept deliveries for it. Set qstash.public-base-url instead.");
            }
        }
    }

    @Override
    public Set<Class<?>> controllers() {
        Set<Class<?>> controllers = new HashSet<>();
        all().forEach(method -> controllers.add(ConsumerMethod.controller(method)));
        return controllers;
    }

    /** The consumers, with their beans. */
    Set<HandlerMethod> all() {
        return consumers().keySet();
    }

    /**
     * The consumer that Spring MVC will call for this request, or null. Asks Spring itself only when a consumer's path
     * matches.
     */
    @Nullable HandlerMethod consumerFor(HttpServletRequest request) throws Exception {
        if (consumers().isEmpty()) {
            return null;
        }
        LookupRequest lookup = new LookupRequest(request);
        ServletRequestPathUtils.parseAndCache(lookup);
        if (consumers().values().stream().allMatch(path -> path.getMatchingCondition(lookup) == null)) {
            return null;
        }
        for (RequestMappingHandlerMapping mapping : mappings.orderedStream().toList()) {
            HandlerExecutionChain chain = mapping.getHandler(lookup);
            if (chain != null) {
                return ConsumerMethod.is(chain.getHandler()) ? (HandlerMethod) chain.getHandler() : null;
            }
        }
        return null;
    }

    /** Whether it is for callbacks; found out once, also where each request has a bean of its own. */
    boolean takesCallback(HandlerMethod consumer) {
        return takesCallback.computeIfAbsent(
                new MethodClassKey(consumer.getMethod(), consumer.getBeanType()),
                unseen -> ConsumerMethod.takesCallback(consumer));
    }

    private Map<HandlerMethod, PathPatternsRequestCondition> consumers() {
        Map<HandlerMethod, PathPatternsRequestCondition> known = found;
        if (known == null) {
            known = find();
            found = known;
        }
        return known;
    }

    private Map<HandlerMethod, PathPatternsRequestCondition> find() {
        Map<HandlerMethod, PathPatternsRequestCondition> consumers = new LinkedHashMap<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, mapped) -> {
            HandlerMethod method = mapped.createWithResolvedBean();
            ConsumerMethod.check(method);
            if (ConsumerMethod.is(method)) {
                PathPatternsRequestCondition paths = info.getPathPatternsCondition();
                if (paths == null) {
                    throw new IllegalStateException("QStash consumers need Spring MVC's PathPatternParser, and "
                            + method + " is mapped by another matcher.");
                }
                consumers.put(method, paths);
            }
        }));
        return consumers;
    }
}
