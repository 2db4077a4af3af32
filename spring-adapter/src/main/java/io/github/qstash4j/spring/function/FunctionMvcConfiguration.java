package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.ConsumerRegistry;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.cloud.function.web.mvc.FunctionHandlerMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Functions on Spring MVC. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(FunctionHandlerMapping.class)
@ConditionalOnBean(name = "qstashConsumerFilter")
class FunctionMvcConfiguration {

    @Bean
    FunctionMvcMapping qstashFunctionMapping(
            ConsumerFunctions functions,
            ObjectProvider<FunctionHandlerMapping> frameworks,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> controllers,
            ListableBeanFactory beans,
            Environment environment) {
        return new FunctionMvcMapping(
                new FunctionPaths(functions, beans, environment, FunctionEndpoint.DELIVER), frameworks, controllers);
    }

    @Bean
    ConsumerRegistry qstashFunctionRegistry(ConsumerFunctions functions) {
        return new FunctionRegistry(functions);
    }
}
