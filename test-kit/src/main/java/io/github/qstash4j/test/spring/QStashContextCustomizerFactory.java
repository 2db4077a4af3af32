package io.github.qstash4j.test.spring;

import io.github.qstash4j.test.TestServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/**
 * Customizes the application context of a test class that has a dev server.
 *
 * <p>Spring keeps application contexts for other test classes with the same configuration, and the server belongs to
 * the configuration: a class with a server of its own has an application of its own, and classes that share a server
 * ({@link io.github.qstash4j.test.Lifetime#SESSION}) share the application too.
 */
final class QStashContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return TestServer.of(testClass).map(QStashContextCustomizer::new).orElse(null);
    }
}
