package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.ConsumerRegistry;
import io.github.qstash4j.spring.ObservedEndpoint;
import io.github.qstash4j.spring.web.ConsumerMethod;
import io.github.qstash4j.spring.web.MappedConsumers;
import io.github.qstash4j.spring.web.UnlistedConsumers;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.condition.PatternsRequestCondition;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Knows all consumers of the application, and which of them a request is for. */
final class ReactiveConsumers implements ConsumerRegistry, SmartInitializingSingleton {

    private final SingletonSupplier<List<RequestMappingHandlerMapping>> mappings;
    private final SingletonSupplier<MappedConsumers<PatternsRequestCondition>> consumers;
    private final String basePath;

    ReactiveConsumers(
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

    /** Who verifies for a consumer. */
    ObservedEndpoint endpoint(HandlerMethod consumer) {
        return consumers().endpoint(consumer);
    }

    /**
     * The consumer that Spring will call for this request, if it is one. Asks Spring itself only when a consumer's path
     * matches, or may; a request that no mapping takes is no consumer's, whatever Spring will say of it.
     */
    Mono<HandlerMethod> consumerFor(ServerWebExchange exchange) {
        if (consumers().isEmpty()
                || (mappings.obtain().stream().noneMatch(UnlistedConsumers.class::isInstance)
                        && consumers().paths().allMatch(path -> path.getMatchingCondition(exchange) == null))) {
            return Mono.empty();
        }
        ServerWebExchange lookup = new LookupExchange(exchange);
        return Flux.fromIterable(mappings.obtain())
                .concatMap(mapping -> mapping.getHandler(lookup))
                .next()
                .filter(ConsumerMethod::is)
                .cast(HandlerMethod.class)
                .filter(consumers()::has)
                .onErrorComplete();
    }

    private MappedConsumers<PatternsRequestCondition> consumers() {
        return consumers.obtain();
    }

    private MappedConsumers<PatternsRequestCondition> find(ConsumerEndpoints endpoints) {
        MappedConsumers<PatternsRequestCondition> all =
                new MappedConsumers<>(endpoints, ReactiveConsumers::patterns, List.of());
        mappings.obtain()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .forEach((info, mapped) -> all.add(mapped, method -> info.getPatternsCondition())));
        return all;
    }

    private static Set<String> patterns(PatternsRequestCondition condition) {
        return condition.getPatterns().stream()
                .map(PathPattern::getPatternString)
                .collect(Collectors.toSet());
    }
}
