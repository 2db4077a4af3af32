package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.spring.ConsumerEndpoint;
import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.QStashConsumer;
import io.github.qstash4j.spring.QStashStartException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
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
        functions.names().forEach(name -> signature(name).check(name, functions.isConsumer(name)));
    }

    /** The names of the functions that are consumers. */
    Set<String> names() {
        return functions.names().stream()
                .filter(functions::isConsumer)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Which consumer the definition leads to; null for none.
     *
     * @throws QStashStartException if there are several, each of which would take what is for another
     */
    @Nullable String consumerIn(FunctionDefinition definition) {
        List<String> consumers = definition.names().stream()
                .filter(functions::isConsumer)
                .distinct()
                .toList();
        if (consumers.size() > 1) {
            throw new QStashStartException(
                    "The function definition " + definition + " has several @QStashConsumers.",
                    "Compose one of them with functions that are none.");
        }
        return consumers.isEmpty() ? null : consumers.get(0);
    }

    /**
     * The way of deliveries to a function.
     *
     * @param paths the patterns of its paths, or its name
     */
    FunctionRoute route(FunctionDefinition definition, Set<String> paths) {
        FunctionSignature first = signature(definition.first());
        SingletonSupplier<ConsumerEndpoint> endpoint = SingletonSupplier.of(() -> endpoints.endpoint(
                "function " + definition,
                paths,
                definition.names().stream().flatMap(functions::places),
                List.of(first.payload())));
        return new FunctionRoute(
                definition,
                consumerIn(definition),
                signature(definition.last()).declaresOutcome(),
                endpoint,
                beans.getBeanProvider(PayloadCodec.class),
                beans);
    }

    boolean exists(String name) {
        return functions.names().contains(name);
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
                .anyMatch(method -> AnnotatedElementUtils.hasAnnotation(method, QStashConsumer.class)
                        && !method.isBridge()
                        && !known.contains(method)));
        return classes;
    }

    private FunctionSignature signature(String name) {
        return FunctionSignature.of(functions.type(name));
    }
}
