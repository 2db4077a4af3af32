package io.github.qstash4j.spring.webflux;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.server.WebFilterChainProxy;

/**
 * Has Spring Security let pass what is verified already: QStash has no session, no login and no CSRF token. A
 * {@code SecurityWebFilterChain} of ours would do that too, but where it is the only one, neither Spring Boot nor
 * Spring Security adds the default chain that protects everything else.
 */
@AutoConfiguration(after = QStashWebFluxAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFilterChainProxy.class)
public final class QStashWebFluxSecurityAutoConfiguration {

    QStashWebFluxSecurityAutoConfiguration() {}

    @Bean
    static BeanPostProcessor qstashSecurityExemption() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof WebFilterChainProxy protection && !(bean instanceof SecurityForOthers)
                        ? new SecurityForOthers(protection)
                        : bean;
            }
        };
    }
}
