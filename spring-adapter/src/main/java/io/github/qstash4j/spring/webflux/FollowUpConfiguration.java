package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.consumer.QStashClients;
import io.github.qstash4j.client.followup.FollowUp;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Follow-up work, where the client is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(QStash.class)
class FollowUpConfiguration {

    @Bean
    WebFluxConfigurer qstashFollowUpArguments(QStashClients clients) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new ConsumerArgumentResolver<>(FollowUp.class, clients::followUp));
            }
        };
    }

    /** A consumer that could only ever fail does not start. */
    @Bean
    SmartInitializingSingleton qstashFollowUpCheck(ReactiveConsumers consumers, QStashClients clients) {
        return () -> clients.checkFollowUps(consumers.taking(FollowUp.class));
    }
}
