package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.spring.QStashAutoConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Consumers on Spring MVC. */
@AutoConfiguration(after = QStashAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public final class QStashMvcAutoConfiguration {

    /**
     * Behind the filters that make the request's URL what the operator trusts, and before any that reads parameters or
     * a body.
     */
    private static final int FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    QStashMvcAutoConfiguration() {}

    @Bean
    ConsumerMethods qstashConsumerMethods(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new ConsumerMethods(mappings);
    }

    @Bean
    FilterRegistrationBean<ConsumerFilter> qstashConsumerFilter(Receiver receiver, ConsumerMethods consumers) {
        FilterRegistrationBean<ConsumerFilter> registration =
                new FilterRegistrationBean<>(new ConsumerFilter(receiver, consumers));
        registration.setOrder(FILTER_ORDER);
        return registration;
    }

    @Bean
    OutcomeBodyGuard qstashOutcomeBodyGuard() {
        return new OutcomeBodyGuard();
    }

    @Bean
    WebMvcConfigurer qstashWebMvcConfigurer() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ConsumerGuard()).order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new DeliveryArgumentResolver());
            }

            // Behind the application's own @ExceptionHandlers, and before Spring answers 400.
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                int applications = 0;
                while (applications < resolvers.size()
                        && resolvers.get(applications) instanceof ExceptionHandlerExceptionResolver) {
                    applications++;
                }
                resolvers.add(applications, new UndecodablePayloadResolver());
            }
        };
    }

    /** Handlers that are added the usual way come after the one that writes any object of a {@code @RestController}. */
    @Bean
    SmartInitializingSingleton qstashOutcomesFirst(ObjectProvider<RequestMappingHandlerAdapter> adapters) {
        return () -> adapters.forEach(adapter -> {
            List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
            handlers.add(new OutcomeReturnValueHandler());
            List<HandlerMethodReturnValueHandler> frameworks = adapter.getReturnValueHandlers();
            if (frameworks != null) {
                handlers.addAll(frameworks);
            }
            adapter.setReturnValueHandlers(handlers);
        });
    }

    /** Follow-up work, where the client is on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(QStash.class)
    static class FollowUpWork {

        @Bean
        WebMvcConfigurer qstashFollowUpConfigurer(ObjectProvider<QStash> client) {
            return new WebMvcConfigurer() {
                @Override
                public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                    resolvers.add(new FollowUpArgumentResolver(client));
                }
            };
        }
    }
}
