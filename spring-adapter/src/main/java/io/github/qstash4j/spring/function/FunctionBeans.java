package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.QStashConsumer;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** What bean definitions say about functions. */
final class FunctionBeans {

    private static final List<Class<?>> FUNCTIONS = List.of(Function.class, Consumer.class, Supplier.class);
    private static final Set<String> CALLS = Set.of("apply", "accept", "get");

    private final ConfigurableListableBeanFactory beans;

    FunctionBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    static boolean isFunction(Object bean) {
        return FUNCTIONS.stream().anyMatch(type -> type.isInstance(bean));
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        FUNCTIONS.forEach(type -> names.addAll(List.of(beans.getBeanNamesForType(type, true, false))));
        return names;
    }

    boolean exists(String name) {
        return beans.containsBean(name) && FUNCTIONS.stream().anyMatch(type -> beans.isTypeMatch(name, type));
    }

    /** Under which its definition is found, where the name may be an alias. */
    String canonical(String name) {
        return Stream.concat(Stream.of(name), Stream.of(beans.getAliases(name)))
                .filter(beans::containsBeanDefinition)
                .findFirst()
                .orElse(name);
    }

    boolean isConsumer(String name) {
        return beans.containsBean(name)
                && places(name).anyMatch(place -> AnnotatedElementUtils.hasAnnotation(place, QStashConsumer.class));
    }

    /** Where the annotation may stand: the bean's factory method, the method that is called, and its class. */
    Stream<AnnotatedElement> places(String name) {
        Class<?> type = classOf(name);
        return Stream.concat(Stream.ofNullable(factoryMethod(name)), type == null ? Stream.empty() : places(type));
    }

    /** The same for an object whose definition says less than it is. */
    static Stream<AnnotatedElement> places(Class<?> type) {
        Class<?> own = ClassUtils.getUserClass(type);
        return Stream.concat(
                Stream.of(ReflectionUtils.getUniqueDeclaredMethods(own))
                        .filter(method -> CALLS.contains(method.getName()) && !method.isBridge()),
                Stream.of(own));
    }

    /** The class that has the annotation, behind any proxy: the function's own, or that of its factory method. */
    @Nullable Class<?> declaring(String name) {
        Method factory = factoryMethod(name);
        if (factory == null || !AnnotatedElementUtils.hasAnnotation(factory, QStashConsumer.class)) {
            return classOf(name);
        }
        RootBeanDefinition definition = definition(name);
        String bean = definition == null ? null : definition.getFactoryBeanName();
        return bean == null ? factory.getDeclaringClass() : classOf(bean);
    }

    private @Nullable Method factoryMethod(String name) {
        RootBeanDefinition definition = definition(name);
        return definition == null ? null : definition.getResolvedFactoryMethod();
    }

    /** With type arguments, as far as the definition has them. */
    ResolvableType type(String name) {
        RootBeanDefinition definition = definition(name);
        ResolvableType declared = definition == null ? ResolvableType.NONE : definition.getResolvableType();
        boolean saysEnough = FUNCTIONS.stream().anyMatch(type -> type.isAssignableFrom(declared.toClass()));
        return saysEnough ? declared : ResolvableType.forClass(classOf(name));
    }

    private @Nullable RootBeanDefinition definition(String name) {
        String canonical = canonical(name);
        return beans.containsBeanDefinition(canonical)
                        && beans.getMergedBeanDefinition(canonical) instanceof RootBeanDefinition definition
                ? definition
                : null;
    }

    /** Behind any proxy. */
    private @Nullable Class<?> classOf(String name) {
        Object bean = beans.containsSingleton(name) ? beans.getSingleton(name) : null;
        Class<?> type = bean == null
                ? AutoProxyUtils.determineTargetClass(beans, name)
                : AopProxyUtils.ultimateTargetClass(bean);
        return type == null ? null : ClassUtils.getUserClass(type);
    }
}
