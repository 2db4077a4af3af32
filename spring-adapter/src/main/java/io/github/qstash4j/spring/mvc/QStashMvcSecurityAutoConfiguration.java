package io.github.qstash4j.spring.mvc;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Has Spring Security let pass what is verified already: QStash has no session, no login and no CSRF token. Everything
 * else stays with the application's chains, or with Spring Boot's default one.
 */
@AutoConfiguration(
        after = QStashMvcAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration"
        })
// Behind everything that brings a chain only where there is none: ours is for deliveries alone, and must not count as
// one.
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({SecurityFilterChain.class, HttpSecurity.class})
public final class QStashMvcSecurityAutoConfiguration {

    QStashMvcSecurityAutoConfiguration() {}

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnBean(HttpSecurity.class)
    SecurityFilterChain qstashSecurityFilterChain(HttpSecurity security) {
        return security.securityMatcher(QStashMvcSecurityAutoConfiguration::isVerified)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Not where a consumer forwards to: it was not verified for that. */
    private static boolean isVerified(HttpServletRequest request) {
        DispatcherType dispatch = request.getDispatcherType();
        return dispatch != DispatcherType.FORWARD
                && dispatch != DispatcherType.INCLUDE
                && ConsumerExchange.of(request).isPresent();
    }
}
