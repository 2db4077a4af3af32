package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.QStashAutoConfiguration;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Functions of Spring Cloud Function as consumers. */
@AutoConfiguration(
        after = QStashAutoConfiguration.class,
        afterName = {
            "io.github.qstash4j.spring.mvc.QStashMvcAutoConfiguration",
            "io.github.qstash4j.spring.webflux.QStashWebFluxAutoConfiguration"
        },
        beforeName = "org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration")
@ConditionalOnClass(FunctionCatalog.class)
@Import({FunctionMvcConfiguration.class, FunctionWebFluxConfiguration.class})
public final class QStashFunctionAutoConfiguration {

    QStashFunctionAutoConfiguration() {}

    @Bean
    static FunctionGuard qstashFunctionGuard(ConfigurableListableBeanFactory beans) {
        return new FunctionGuard(beans);
    }

    @Bean
    ConsumerFunctions qstashConsumerFunctions(ConfigurableListableBeanFactory beans, ConsumerEndpoints endpoints) {
        return new ConsumerFunctions(beans, endpoints);
    }

    @Bean
    VerifiedPayload.Converter qstashVerifiedPayloads() {
        return new VerifiedPayload.Converter();
    }
}
