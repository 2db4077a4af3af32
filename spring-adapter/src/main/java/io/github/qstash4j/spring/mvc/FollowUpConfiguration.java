package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.followup.FollowUp;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Follow-up work, where the client is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(QStash.class)
class FollowUpConfiguration {

    @Bean
    WebMvcConfigurer qstashFollowUpArguments(ObjectProvider<QStash> client) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ConsumerArgumentResolver<>(
                        FollowUp.class, delivery -> FollowUp.of(client.getObject(), delivery)));
            }
        };
    }

    /** A consumer that could only ever fail does not start. */
    @Bean
    SmartInitializingSingleton qstashFollowUpCheck(ConsumerMethods consumers, ObjectProvider<QStash> client) {
        return () -> consumers.all().stream()
                .filter(FollowUpConfiguration::takesFollowUp)
                .filter(consumer -> client.getIfAvailable() == null)
                .findFirst()
                .ifPresent(consumer -> {
                    throw new IllegalStateException(
                            consumer + " takes a FollowUp, and there is no token to publish with."
                                    + " Set qstash.token (QSTASH_TOKEN).");
                });
    }

    private static boolean takesFollowUp(HandlerMethod consumer) {
        return Arrays.asList(consumer.getMethod().getParameterTypes()).contains(FollowUp.class);
    }
}
