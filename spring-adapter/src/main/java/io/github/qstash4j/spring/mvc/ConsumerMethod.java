package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.QStashConsumer;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.method.HandlerMethod;

/**
 * What a controller method declares: whether it is a consumer, and whether it returns an {@link Outcome} in a way that
 * settles.
 */
final class ConsumerMethod {

    private ConsumerMethod() {}

    /** Whether the method, or its class behind any proxy, is annotated. */
    static boolean is(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return false;
        }
        Class<?> controller = controller(method);
        return isAnnotated(method.getMethod())
                || isAnnotated(AopUtils.getMostSpecificMethod(method.getMethod(), controller))
                || isAnnotated(controller);
    }

    /** The controller's class, behind any proxy. */
    static Class<?> controller(HandlerMethod method) {
        Object bean = method.getBean();
        return bean instanceof String ? method.getBeanType() : AopUtils.getTargetClass(bean);
    }

    private static boolean isAnnotated(AnnotatedElement element) {
        return AnnotatedElementUtils.hasAnnotation(element, QStashConsumer.class);
    }

    /**
     * Whether it is for callbacks, or for failure callbacks, which may be longer than messages. A parameter is what
     * {@link ConsumerArgumentResolver} will see of it: with the type that a subclass gives to a type variable.
     */
    static boolean takesCallback(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type -> type == Callback.class || type == FailureCallback.class);
    }

    /** Whether an {@link Outcome} stands anywhere in the return type. */
    static boolean declaresOutcome(HandlerMethod method) {
        return mentionsOutcome(returned(method));
    }

    /**
     * Refuses a method whose {@link Outcome} anybody could ask for, or that would not settle the delivery.
     *
     * @throws IllegalStateException with what to do about it
     */
    static void check(HandlerMethod method) {
        ResolvableType returned = returned(method);
        if (!mentionsOutcome(returned)) {
            return;
        }
        if (!is(method)) {
            throw new IllegalStateException(method
                    + " returns an Outcome without being a @QStashConsumer, so anybody could call it. Annotate it.");
        }
        if (!isOutcome(returned) && !(isSingleAsync(returned) && isOutcome(returned.getGeneric(0)))) {
            throw new IllegalStateException(method + " returns an Outcome inside " + returned
                    + ", where it would be written to the response like any other object. Return it as it is, or in a"
                    + " CompletionStage, Mono, Callable, DeferredResult or WebAsyncTask.");
        }
        if (method.hasMethodAnnotation(ResponseStatus.class)
                || AnnotatedElementUtils.hasAnnotation(controller(method), ResponseStatus.class)) {
            throw new IllegalStateException(
                    method + " has a @ResponseStatus that would take the place of its Outcome. Remove it.");
        }
    }

    private static ResolvableType returned(HandlerMethod method) {
        return ResolvableType.forMethodReturnType(method.getMethod(), method.getBeanType());
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
