package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.QStashAutoConfiguration;
import io.github.qstash4j.spring.web.UnwritableOutcome;
import io.github.qstash4j.spring.web.UnwritableOutcomeOfJackson2;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Consumers on Spring WebFlux. */
@AutoConfiguration(after = QStashAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
@Import({FollowUpConfiguration.class, UnwritableOutcome.class, UnwritableOutcomeOfJackson2.class})
public final class QStashWebFluxAutoConfiguration {

    QStashWebFluxAutoConfiguration() {}

    @Bean
    ReactiveConsumers qstashConsumerMethods(
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ConsumerEndpoints endpoints,
            Environment environment) {
        return new ReactiveConsumers(mappings, endpoints, environment.getProperty("spring.webflux.base-path", ""));
    }

    @Bean
    ConsumerFilter qstashConsumerFilter(ReactiveConsumers consumers, ServerCodecConfigurer codecs) {
        return new ConsumerFilter(consumers, codecs);
    }

    @Bean
    ConsumerHandlerAdapter qstashConsumerGuard(ObjectProvider<HandlerAdapter> adapters) {
        return new ConsumerHandlerAdapter(adapters);
    }

    @Bean
    OutcomeResultHandler qstashOutcomesFirst() {
        return new OutcomeResultHandler();
    }

    @Bean
    WebFluxConfigurer qstashDeliveryArguments(ConfigurableBeanFactory beans) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(
                        new ConsumerArgumentResolver<>(Delivery.class, delivery -> delivery),
                        new ConsumerArgumentResolver<>(Callback.class, Callback::of),
                        new ConsumerArgumentResolver<>(FailureCallback.class, FailureCallback::of),
                        new HeaderArgumentResolver(beans));
            }

            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                codecs.customCodecs().register(new OutcomeEncoder());
            }
        };
    }
}
