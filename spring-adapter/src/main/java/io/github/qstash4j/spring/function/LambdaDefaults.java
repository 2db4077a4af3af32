package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.ConsumerRegistry;
import java.util.Map;
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
                () -> new FunctionRegistry(application.getBean(ConsumerFunctions.class)));
    }
}
