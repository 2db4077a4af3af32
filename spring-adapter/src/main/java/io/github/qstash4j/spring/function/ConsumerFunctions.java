package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.ObservedEndpoint;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.function.SingletonSupplier;

/** Knows which functions of the application are consumers. */
final class ConsumerFunctions implements SmartInitializingSingleton {

    private final ConfigurableListableBeanFactory beans;
    private final FunctionBeans functions;
    private final ConsumerEndpoints endpoints;

    ConsumerFunctions(ConfigurableListableBeanFactory beans, ConsumerEndpoints endpoints) {
        this.beans = beans;
        this.functions = new FunctionBeans(beans);
        this.endpoints = endpoints;
    }

    /** What cannot be safe does not start. */
    @Override
    public void afterSingletonsInstantiated() {
        for (String name : functions.names()) {
            boolean isConsumer = functions.isConsumer(name);
            if (isConsumer && ScopedProxyUtils.isScopedTarget(name)) {
                throw new QStashStartException(
                        "The @QStashConsumer " + name
                                + " is behind the proxy of its scope, where no delivery finds it.",
                        "Leave it a singleton, and have what it calls in that scope.");
            }
            signature(name).check(name, isConsumer);
        }
    }

    /** The names of the functions that are consumers. */
    Set<String> names() {
        return functions.names().stream()
                .filter(functions::isConsumer)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean leadsToConsumer(FunctionDefinition definition) {
        return definition.names().stream().anyMatch(functions::isConsumer);
    }

    /**
     * The bean that is the one consumer that the definition leads to, so that its outcome is what comes of it all; null
     * where there is none, or where it is not certain what would happen.
     */
    @Nullable String consumerIn(FunctionDefinition definition) {
        List<String> consumers =
                definition.names().stream().filter(functions::isConsumer).toList();
        if (consumers.size() != 1
                || definition.isSteeredByHeaders()
                || !definition.names().stream().allMatch(this::exists)) {
            return null;
        }
        String consumer = consumers.get(0);
        boolean isCalledHere = definition.names().stream()
                .takeWhile(name -> !name.equals(consumer))
                .noneMatch(name -> signature(name).comesLater());
        boolean settles =
                consumer.equals(definition.last()) || !signature(consumer).declaresOutcome();
        return isCalledHere && settles ? functions.canonical(consumer) : null;
    }

    /**
     * Refuses a configured definition that deliveries cannot be for.
     *
     * @throws QStashStartException with what to do about it
     */
    void check(FunctionDefinition definition) {
        if (leadsToConsumer(definition) && consumerIn(definition) == null) {
            throw new QStashStartException(
                    "The function definition " + definition + " has several @QStashConsumers, or something behind the"
                            + " Outcome of one, or before one what ends later, in another thread.",
                    "Compose one of them, as the last, with functions that are none and return what they come to.");
        }
        signature(definition.last()).check(definition.last(), true);
    }

    /**
     * The way of deliveries to a function.
     *
     * @param path where it is, or its name
     */
    FunctionRoute route(FunctionDefinition definition, String path) {
        FunctionSignature first = signature(definition.first());
        SingletonSupplier<ObservedEndpoint> endpoint = SingletonSupplier.of(() -> endpoints.endpoint(
                "function " + definition,
                Set.of(path),
                definition.names().stream().flatMap(functions::places),
                List.of(first.payload())));
        return new FunctionRoute(
                definition, consumerIn(definition), signature(definition.last()).declaresOutcome(), endpoint, beans);
    }

    boolean exists(String name) {
        return functions.exists(name);
    }

    /**
     * The classes on which the annotation stands for a function, and for nothing else that would need somebody to
     * verify for it.
     */
    Set<Class<?>> classes() {
        Set<Object> known = new HashSet<>();
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (String name : names()) {
            functions.places(name).forEach(known::add);
            Class<?> declaring = functions.declaring(name);
            if (declaring != null) {
                classes.add(declaring);
            }
        }
        classes.removeIf(type -> Stream.of(ReflectionUtils.getUniqueDeclaredMethods(type))
                .anyMatch(method ->
                        ConsumerEndpoints.areDeclaredOn(method) && !method.isBridge() && !known.contains(method)));
        return classes;
    }

    private FunctionSignature signature(String name) {
        return FunctionSignature.of(functions.type(name));
    }
}
