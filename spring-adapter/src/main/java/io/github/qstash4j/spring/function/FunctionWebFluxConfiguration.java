package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.ConsumerEndpoint;
import io.github.qstash4j.spring.ConsumerRegistry;
import io.github.qstash4j.spring.QStashStartException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Functions on WebFlux, which nobody verifies yet: an application that has such consumers does not start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class FunctionWebFluxConfiguration {

    @Bean
    ConsumerRegistry qstashFunctionRegistry(ConsumerFunctions functions) {
        return new ConsumerRegistry() {
            @Override
            public Set<Class<?>> controllers() {
                if (!functions.names().isEmpty()) {
                    throw new QStashStartException(
                            "The functions " + functions.names() + " are @QStashConsumers, and functions on WebFlux are"
                                    + " not supported, so nothing would verify their requests.",
                            "Use spring-boot-starter-webmvc, or make them methods of a controller.");
                }
                return Set.of();
            }

            @Override
            public Collection<ConsumerEndpoint> endpoints() {
                return List.of();
            }
        };
    }
}
