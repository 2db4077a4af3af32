package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.ConsumerRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.cloud.function.web.mvc.FunctionHandlerMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Functions on Spring MVC. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(FunctionHandlerMapping.class)
@ConditionalOnBean(name = "qstashConsumerFilter")
class FunctionMvcConfiguration {

    @Bean
    ConsumerFunctionMapping qstashConsumerFunctionMapping(
            ConsumerFunctions functions, ObjectProvider<FunctionHandlerMapping> frameworks, Environment environment) {
        return new ConsumerFunctionMapping(functions, frameworks, environment);
    }

    @Bean
    static FunctionRouteGuard.Installer qstashFunctionRouteGuard(ObjectProvider<ConsumerFunctions> functions) {
        return new FunctionRouteGuard.Installer(functions);
    }

    @Bean
    RefusedCallAdvice qstashRefusedCallAdvice() {
        return new RefusedCallAdvice();
    }

    @Bean
    ConsumerRegistry qstashFunctionRegistry(ConsumerFunctions functions) {
        return new FunctionRegistry(functions);
    }
}
