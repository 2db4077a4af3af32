package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.QStashConsumer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Keeps a consumer from running without a verified delivery, whoever calls it: it sits around the function itself, so
 * that no way to it leads past the guard.
 */
final class FunctionGuard implements BeanPostProcessor {

    private static final Set<String> GUARDED = Set.of("apply", "accept", "get", "andThen", "compose");

    private final FunctionBeans functions;

    FunctionGuard(ConfigurableListableBeanFactory beans) {
        this.functions = new FunctionBeans(beans);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return FunctionBeans.isFunction(bean) && (functions.isConsumer(name) || isConsumer(bean))
                ? guarded(bean, name)
                : bean;
    }

    static boolean isAround(Object function) {
        return function instanceof Advised advised
                && Stream.of(advised.getAdvisors()).anyMatch(advisor -> advisor.getAdvice() instanceof Guard);
    }

    private static boolean isConsumer(Object bean) {
        return FunctionBeans.places(AopProxyUtils.ultimateTargetClass(bean))
                .anyMatch(place -> AnnotatedElementUtils.hasAnnotation(place, QStashConsumer.class));
    }

    private static Object guarded(Object bean, String name) {
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(canBeExtended(bean.getClass()));
        proxy.addAdvice(new Guard(name));
        return proxy.getProxy(bean.getClass().getClassLoader());
    }

    private record Guard(String name) implements MethodInterceptor {

        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            if (GUARDED.contains(call.getMethod().getName()) && !VerifiedCall.isOf(name)) {
                throw new UnverifiedCallException(name);
            }
            return call.proceed();
        }
    }

    /** What is final could be called on a subclass without the guard's hearing of it. */
    private static boolean canBeExtended(Class<?> type) {
        return !Modifier.isFinal(type.getModifiers())
                && Stream.of(type.getMethods())
                        .filter(method -> GUARDED.contains(method.getName()))
                        .map(Method::getModifiers)
                        .noneMatch(Modifier::isFinal);
    }
}
