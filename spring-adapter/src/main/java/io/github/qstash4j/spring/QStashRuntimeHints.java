package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.consumer.QStashScheduled;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image has to know beside what Spring finds out. That is little: neither the core nor the client binds
 * JSON to classes of their own, and java-jwt is asked for HMACs alone. The types of payloads that a consumer asks its
 * {@code Delivery} for are the application's to name, with {@code @RegisterReflectionForBinding}.
 */
final class QStashRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        // Attributes of one annotation that another one overrides are read through a proxy.
        hints.proxies().registerJdkProxy(QStashConsumer.class);
        hints.proxies().registerJdkProxy(QStashScheduled.class);
    }
}
