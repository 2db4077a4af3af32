package io.github.qstash4j.spring.web;

import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.ObservedEndpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;

/**
 * The consumers among the methods that a web framework has mapped; the same for all beans of a class, also where each
 * request has one of its own.
 *
 * @param <P> what the framework matches paths with
 */
public final class MappedConsumers<P> {

    private final ConsumerEndpoints endpoints;
    private final Function<P, Set<String>> patterns;
    private final List<Class<?>> asynchronous;
    private final Map<Object, Mapped<P>> found = new LinkedHashMap<>();

    /**
     * No consumers yet.
     *
     * @param patterns the paths' patterns as texts
     * @param asynchronous as in {@link ConsumerMethod#check}
     */
    public MappedConsumers(
            ConsumerEndpoints endpoints, Function<P, Set<String>> patterns, List<Class<?>> asynchronous) {
        this.endpoints = endpoints;
        this.patterns = patterns;
        this.asynchronous = asynchronous;
    }

    /**
     * Adds what is mapped, if it is a consumer.
     *
     * @param paths called for a consumer alone
     * @throws QStashStartException if it cannot be a safe one
     */
    public void add(HandlerMethod mapped, Function<HandlerMethod, P> paths) {
        HandlerMethod method = withBean(mapped);
        ConsumerMethod.check(method, asynchronous);
        if (ConsumerMethod.is(method)) {
            if (method.getBean() instanceof String bean && endpoints.belongsToRequest(bean)) {
                throw new QStashStartException(
                        method + " is a @QStashConsumer of a controller that there is only while Spring handles a"
                                + " request, and deliveries are verified before that.",
                        "Annotate the controller with @RequestScope or @SessionScope, which put a proxy in its place.");
            }
            Mapped<P> known = found.get(ConsumerMethod.key(method));
            List<P> all = new ArrayList<>(known == null ? List.of() : known.paths());
            all.add(paths.apply(method));
            Set<String> values =
                    all.stream().flatMap(each -> patterns.apply(each).stream()).collect(Collectors.toSet());
            found.put(
                    ConsumerMethod.key(method),
                    new Mapped<>(method, all, ConsumerMethod.endpoint(method, values, endpoints)));
        }
    }

    /** With its bean, which alone tells for sure what is behind a proxy, unless it would have to be made for that. */
    private HandlerMethod withBean(HandlerMethod mapped) {
        return mapped.getBean() instanceof String bean && !endpoints.mayBeAskedFor(bean, mapped.getBeanType())
                ? mapped
                : mapped.createWithResolvedBean();
    }

    /** The classes of their controllers, behind any proxy. */
    public Set<Class<?>> controllers() {
        return found.values().stream()
                .map(consumer -> ConsumerMethod.controller(consumer.method()))
                .collect(Collectors.toSet());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, together with who verifies for each. */
    public Collection<ObservedEndpoint> endpoints() {
        return found.values().stream().map(Mapped::endpoint).toList();
    }

    /** Those that have an argument of this type. */
    public List<ObservedEndpoint> taking(Class<?> argument) {
        return found.values().stream()
                .filter(consumer -> List.of(consumer.method().getMethod().getParameterTypes())
                        .contains(argument))
                .map(Mapped::endpoint)
                .toList();
    }

    /** What their paths are matched with. */
    public Stream<P> paths() {
        return found.values().stream().flatMap(consumer -> consumer.paths().stream());
    }

    /** Whether somebody verifies for a consumer: for one that was mapped after the start, nobody does. */
    public boolean has(HandlerMethod consumer) {
        return consumer.getBean() instanceof ConsumerHandler || found.containsKey(ConsumerMethod.key(consumer));
    }

    /**
     * Who verifies for a consumer.
     *
     * @throws IllegalStateException if nobody does
     */
    public ObservedEndpoint endpoint(HandlerMethod consumer) {
        if (consumer.getBean() instanceof ConsumerHandler handler) {
            return handler.endpoint();
        }
        Mapped<P> known = found.get(ConsumerMethod.key(consumer));
        if (known == null) {
            throw new IllegalStateException(consumer + " was mapped after the application had started.");
        }
        return known.endpoint();
    }

    private record Mapped<P>(HandlerMethod method, List<P> paths, ObservedEndpoint endpoint) {}
}
