package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.spring.ConsumerEndpoints;
import io.github.qstash4j.spring.QStashAutoConfiguration;
import io.github.qstash4j.spring.QStashProperties;
import io.github.qstash4j.spring.web.UnwritableOutcome;
import io.github.qstash4j.spring.web.UnwritableOutcomeOfJackson2;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Consumers on Spring MVC. */
@AutoConfiguration(after = QStashAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@Import({FollowUpConfiguration.class, UnwritableOutcome.class, UnwritableOutcomeOfJackson2.class})
public final class QStashMvcAutoConfiguration {

    /**
     * Behind the filters that make the request's URL what the operator trusts, and before any that reads parameters or
     * a body.
     */
    private static final int FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    QStashMvcAutoConfiguration() {}

    @Bean
    ConsumerMethods qstashConsumerMethods(
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ConsumerEndpoints endpoints,
            Environment environment) {
        return new ConsumerMethods(
                mappings,
                endpoints,
                environment.getProperty("server.servlet.context-path", "")
                        + environment.getProperty("spring.mvc.servlet.path", ""));
    }

    @Bean
    FilterRegistrationBean<ConsumerFilter> qstashConsumerFilter(
            ConsumerMethods consumers, QStashProperties properties) {
        FilterRegistrationBean<ConsumerFilter> registration = new FilterRegistrationBean<>(
                new ConsumerFilter(consumers, properties.ledger().lease()));
        registration.setOrder(FILTER_ORDER);
        return registration;
    }

    @Bean
    static ConsumerGuard.Installer qstashConsumerGuard() {
        return new ConsumerGuard.Installer();
    }

    @Bean
    FailureWitness qstashFailureWitness() {
        return new FailureWitness();
    }

    @Bean
    ConsumersFirst qstashConsumersFirst(
            ObjectProvider<RequestMappingHandlerAdapter> adapters,
            ObjectProvider<HandlerExceptionResolver> exceptions,
            ObjectProvider<ConsumerArgumentResolver<?>> more,
            ConfigurableBeanFactory beans) {
        List<HandlerMethodArgumentResolver> arguments = new ArrayList<>(List.of(
                new ConsumerArgumentResolver<>(Delivery.class, delivery -> delivery),
                new ConsumerArgumentResolver<>(Callback.class, Callback::of),
                new ConsumerArgumentResolver<>(FailureCallback.class, FailureCallback::of),
                new HeaderArgumentResolver(beans)));
        more.forEach(arguments::add);
        return new ConsumersFirst(adapters, exceptions, arguments);
    }

    @Bean
    OutcomeBodyGuard qstashOutcomeBodyGuard() {
        return new OutcomeBodyGuard();
    }

    @Bean
    WebMvcConfigurer qstashConsumerGuardOfContextsBelow() {
        return new WebMvcConfigurer() {
            // Another DispatcherServlet may have a context of its own, which asks this one for configurers.
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new ConsumerGuard()).order(Ordered.LOWEST_PRECEDENCE);
            }
        };
    }
}
