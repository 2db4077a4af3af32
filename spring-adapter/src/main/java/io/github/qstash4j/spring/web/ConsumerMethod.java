package io.github.qstash4j.spring.web;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.ObservedEndpoint;
import io.github.qstash4j.spring.QStashConsumer;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;

/**
 * What a controller method declares: whether it is a consumer, and whether it returns an {@link Outcome} in a way that
 * settles.
 */
public final class ConsumerMethod {

    private ConsumerMethod() {}

    /** Whether the method, or its class behind any proxy, is annotated or stands for something that is. */
    public static boolean is(Object handler) {
        return handler instanceof HandlerMethod method
                && (method.getBean() instanceof ConsumerHandler
                        || places(method)
                                .anyMatch(place -> AnnotatedElementUtils.hasAnnotation(place, QStashConsumer.class)));
    }

    /** The controller's class, behind any proxy. */
    public static Class<?> controller(HandlerMethod method) {
        Object bean = method.getBean();
        return bean instanceof String ? method.getBeanType() : AopUtils.getTargetClass(bean);
    }

    /**
     * The endpoint of a consumer. A parameter is what argument resolvers will see of it: with the type that a subclass
     * gives to a type variable.
     */
    public static ObservedEndpoint endpoint(HandlerMethod method, Set<String> paths, ConsumerEndpoints endpoints) {
        if (method.getBean() instanceof ConsumerHandler handler) {
            return handler.endpoint();
        }
        return endpoints.endpoint(
                method.toString(),
                paths,
                places(method),
                Arrays.stream(method.getMethodParameters())
                        .map(MethodParameter::getParameterType)
                        .toList());
    }

    /**
     * What tells one consumer from another; the same for all beans of a controller's class, of which each request may
     * have one of its own.
     */
    public static Object key(HandlerMethod method) {
        return method.getBean() instanceof ConsumerHandler handler
                ? handler
                : new MethodClassKey(method.getMethod(), method.getBeanType());
    }

    /** What a delivery for this method belongs to. */
    public static ConsumerDelivery.Consumer consumer(HandlerMethod method) {
        return new Consumer(method);
    }

    /**
     * Refuses a method whose {@link Outcome} anybody could ask for, or that would not settle the delivery.
     *
     * @param asynchronous what the framework takes beside a {@code CompletionStage} and a {@code Mono} for a value that
     *     comes later
     * @throws QStashStartException with what to do about it
     */
    public static void check(HandlerMethod method, List<Class<?>> asynchronous) {
        boolean consumer = is(method);
        if (!consumer && places(method).anyMatch(ConsumerEndpoints::areDeclaredOn)) {
            throw new QStashStartException(
                    method + " is @QStashScheduled without being a @QStashConsumer, so anybody could call it.",
                    "Annotate it.");
        }
        ResolvableType returned = returned(method);
        if (!DeclaredOutcome.isIn(returned)) {
            return;
        }
        if (!consumer) {
            throw new QStashStartException(
                    method + " returns an Outcome without being a @QStashConsumer, so anybody could call it.",
                    "Annotate it.");
        }
        if (!DeclaredOutcome.is(returned)
                && !(isSingle(returned, asynchronous) && DeclaredOutcome.is(returned.getGeneric(0)))) {
            String others = asynchronous.stream().map(Class::getSimpleName).collect(Collectors.joining(", ", " ", ""));
            throw new QStashStartException(
                    method + " returns an Outcome inside " + returned
                            + ", where it would be written to the response like any other object.",
                    "Return it as it is, or in one of CompletionStage, Mono"
                            + (others.isBlank() ? "." : "," + others + "."));
        }
        if (method.hasMethodAnnotation(ResponseStatus.class)
                || AnnotatedElementUtils.hasAnnotation(controller(method), ResponseStatus.class)) {
            throw new QStashStartException(
                    method + " has a @ResponseStatus that would take the place of its Outcome.", "Remove it.");
        }
    }

    /** What to throw where an argument or a return value of a method needs a delivery, and there is none. */
    public static IllegalStateException noConsumer(MethodParameter place) {
        return new IllegalStateException(place.getExecutable() + " has to do with "
                + place.getParameterType().getSimpleName() + " without being a @QStashConsumer.");
    }

    /** Where the annotation may stand, the more specific before the less. */
    private static Stream<AnnotatedElement> places(HandlerMethod method) {
        Class<?> controller = controller(method);
        Method specific = AopUtils.getMostSpecificMethod(method.getMethod(), controller);
        return Stream.of(specific, method.getMethod(), controller);
    }

    private static ResolvableType returned(HandlerMethod method) {
        return ResolvableType.forMethodReturnType(method.getMethod(), method.getBeanType());
    }

    private static boolean isSingle(ResolvableType type, List<Class<?>> asynchronous) {
        Class<?> raw = type.toClass();
        if (CompletionStage.class.isAssignableFrom(raw)
                || asynchronous.stream().anyMatch(known -> known.isAssignableFrom(raw))) {
            return true;
        }
        ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(raw);
        return adapter != null && !adapter.isMultiValue();
    }

    private record Consumer(HandlerMethod method) implements ConsumerDelivery.Consumer {

        @Override
        public Object key() {
            return ConsumerMethod.key(method);
        }

        @Override
        public String name() {
            return method.toString();
        }

        @Override
        public boolean declaresOutcome() {
            return DeclaredOutcome.isIn(returned(method));
        }
    }
}
