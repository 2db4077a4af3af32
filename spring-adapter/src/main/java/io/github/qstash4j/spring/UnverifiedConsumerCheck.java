package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Keeps an application from starting in which {@link QStashConsumer} or {@link QStashScheduled} stands on something
 * that nobody verifies.
 */
final class UnverifiedConsumerCheck implements SmartInitializingSingleton {

    private final ConfigurableListableBeanFactory beans;
    private final ObjectProvider<ConsumerRegistry> registries;

    UnverifiedConsumerCheck(ConfigurableListableBeanFactory beans, ObjectProvider<ConsumerRegistry> registries) {
        this.beans = beans;
        this.registries = registries;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<Class<?>> verified = new HashSet<>();
        registries.forEach(registry -> verified.addAll(registry.controllers()));
        for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
            Class<?> type = ScopedProxyUtils.isScopedTarget(name) ? null : classOf(name);
            if (type != null && !verified.contains(type) && ConsumerEndpoints.areDeclaredIn(type)) {
                throw new QStashStartException(
                        "Nothing verifies the requests to the @QStashConsumer of " + type.getName()
                                + ", so anybody could call it.",
                        "Make it a method of a controller, or a function that spring-cloud-function-web or the"
                                + " QStashFunctionInvoker serves, and do not exclude the auto-configurations of QStash.");
            }
        }
    }

    private @Nullable Class<?> classOf(String name) {
        if (beans.containsSingleton(name)) {
            Object bean = beans.getSingleton(name);
            return bean == null ? null : AopUtils.getTargetClass(bean);
        }
        return AutoProxyUtils.determineTargetClass(beans, name);
    }
}
