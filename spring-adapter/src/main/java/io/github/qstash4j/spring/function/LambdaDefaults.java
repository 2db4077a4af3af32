package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.ConsumerEndpoint;
import io.github.qstash4j.spring.ConsumerRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What is different for an application that {@link QStashFunctionInvoker} starts. */
final class LambdaDefaults implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext application) {
        ConfigurableEnvironment environment = application.getEnvironment();
        if (Stream.of("qstash.public-base-url", "qstash.public-url", "qstash.url-check")
                .noneMatch(environment::containsProperty)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("qstash-lambda", Map.of("qstash.url-check", "platform")));
        }
        application.registerBean(
                "qstashFunctionRegistry",
                ConsumerRegistry.class,
                () -> new Registry(application.getBean(ConsumerFunctions.class)));
    }

    /** The invoker verifies for every function that it calls, and the guard keeps all others from being called. */
    private record Registry(ConsumerFunctions functions) implements ConsumerRegistry {

        @Override
        public Set<Class<?>> controllers() {
            return functions.classes();
        }

        @Override
        public Collection<ConsumerEndpoint> endpoints() {
            return List.of();
        }
    }
}
