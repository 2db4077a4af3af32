package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.consumer.ConsumerDefinition;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.receiver.consumer.ConsumerReceivers;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.annotation.Async;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows all consumers that Micronaut has routes to, and which of them a request is for. It is made when the application
 * starts, so that what cannot be safe does not start.
 */
@Context
@Requires(classes = Router.class)
final class ConsumerRoutes {

    private final BeanContext beans;
    private final Environment environment;
    private final Map<Object, ConsumerRoute> consumers = new LinkedHashMap<>();

    ConsumerRoutes(Router router, BeanContext beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
        String contextPath = contextPath(environment);
        Map<Object, Set<String>> paths = new LinkedHashMap<>();
        Map<Object, ExecutableMethod<?, ?>> methods = new LinkedHashMap<>();
        router.uriRoutes().forEach(route -> {
            ExecutableMethod<?, ?> method = route.getTargetMethod().getExecutableMethod();
            check(method, route);
            if (isConsumer(method)) {
                Object key = ConsumerRoute.key(method);
                methods.putIfAbsent(key, method);
                paths.computeIfAbsent(key, unseen -> new HashSet<>())
                        .add(below(contextPath, route.getUriMatchTemplate().toString()));
            }
        });
        methods.forEach((key, method) ->
                consumers.put(key, new ConsumerRoute(method, endpoint(method, paths.getOrDefault(key, Set.of())))));
        ConsumerEndpoint.check(endpoints());
    }

    /** What stands before all paths: empty, or with a slash before it and none behind. */
    private static String contextPath(Environment environment) {
        String configured = environment
                .getProperty("micronaut.server.context-path", String.class)
                .orElse("");
        String path = "/" + configured.replaceAll("^/+|/+$", "");
        return path.equals("/") ? "" : path;
    }

    private static String below(String contextPath, String template) {
        return template.startsWith(contextPath + "/") ? template.substring(contextPath.length()) : template;
    }

    /** All of them, together with who verifies for each. */
    List<ConsumerEndpoint> endpoints() {
        return consumers.values().stream().map(ConsumerRoute::endpoint).toList();
    }

    Collection<ConsumerRoute> all() {
        return consumers.values();
    }

    boolean has(ExecutableMethod<?, ?> method) {
        return consumers.containsKey(ConsumerRoute.key(method));
    }

    /** The consumer that Micronaut will call for this request; null where it is none. */
    @Nullable ConsumerRoute consumerFor(HttpRequest<?> request) {
        RouteInfo<?> route = RouteAttributes.getRouteInfo(request).orElse(null);
        if (consumers.isEmpty() || !(route instanceof MethodBasedRouteInfo<?, ?> routed)) {
            return null;
        }
        ExecutableMethod<?, ?> method = routed.getTargetMethod().getExecutableMethod();
        return isConsumer(method) ? consumers.get(ConsumerRoute.key(method)) : null;
    }

    static boolean isConsumer(AnnotationMetadata annotated) {
        return annotated.hasStereotype(QStashConsumer.class);
    }

    private ConsumerEndpoint endpoint(ExecutableMethod<?, ?> method, Set<String> paths) {
        ConsumerDefinition definition = ConsumerDefinition.of(
                ConsumerRoute.name(method), List.of(declared(method)), List.of(method.getArgumentTypes()));
        return new ConsumerEndpoint(definition, paths, receiver(definition));
    }

    private ConsumerDefinition.Declared declared(AnnotationMetadata method) {
        return new ConsumerDefinition.Declared(
                attribute(method, "url"),
                attribute(method, "idempotent"),
                attribute(method, "kind"),
                attribute(method, "account"));
    }

    private String attribute(AnnotationMetadata method, String name) {
        String value = method.stringValue(QStashConsumer.class, name).orElse("");
        return environment.getPlaceholderResolver().resolveRequiredPlaceholders(value);
    }

    private Receiver receiver(ConsumerDefinition definition) {
        if (definition.asksForNothing()) {
            return beans.getBean(Receiver.class);
        }
        return beans.getBean(ConsumerReceivers.class).of(definition);
    }

    /** Refuses a method whose {@link Outcome} anybody could ask for, or that would not settle the delivery. */
    private static void check(ExecutableMethod<?, ?> method, UriRouteInfo<?, ?> route) {
        String name = ConsumerRoute.name(method);
        boolean consumer = isConsumer(method);
        if (!consumer
                && !method.getAnnotationValuesByType(QStashScheduled.class).isEmpty()) {
            throw new QStashStartException(
                    name + " is @QStashScheduled without being a @QStashConsumer, so anybody could call it.",
                    "Annotate it.");
        }
        Argument<?> returned = method.getReturnType().asArgument();
        if (ConsumerRoute.isIn(returned)) {
            if (!consumer) {
                throw new QStashStartException(
                        name + " returns an Outcome without being a @QStashConsumer, so anybody could call it.",
                        "Annotate it.");
            }
            if (!isOutcome(returned) && !(isSingle(route) && isOutcome(first(returned)))) {
                throw new QStashStartException(
                        name + " returns an Outcome inside " + returned
                                + ", where it would be written to the response like any other object.",
                        "Return it as it is, or in a CompletionStage or a reactive type of one value.");
            }
        }
        if (consumer && method.getReturnType().isVoid() && method.hasStereotype(Async.class)) {
            throw new QStashStartException(
                    name + " is @Async and returns nothing, so that QStash is told of success before it has ended.",
                    "Return a CompletionStage, or leave @Async out: a consumer runs where it may block.");
        }
        boolean streamed = HttpResponse.class.isAssignableFrom(returned.getType())
                && Publishers.isConvertibleToPublisher(first(returned).getType());
        if (consumer && (streamed || (route.isReactive() && !isSingle(route)))) {
            throw new QStashStartException(
                    name + " returns a stream, and QStash is told of success before it has ended.",
                    "Return one value, such as a CompletionStage or a Mono.");
        }
    }

    private static boolean isOutcome(Argument<?> type) {
        return Outcome.class.isAssignableFrom(type.getType());
    }

    private static Argument<?> first(Argument<?> type) {
        return type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
    }

    private static boolean isSingle(RouteInfo<?> route) {
        return route.isAsync()
                || (route.isReactive()
                        && (route.isSpecifiedSingle() || route.isSingleResult() || route.isCompletable()));
    }
}
