package io.github.qstash4j.spring;

import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.tomcat.reactive.TomcatReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Spring WebFlux runs on. Spring MVC is on the class path too, and Spring Boot would take it. */
public enum ReactiveServer implements Function<Class<?>, SpringApplication> {
    NETTY(OnNetty.class),
    TOMCAT(OnTomcat.class);

    private final Class<?> configuration;

    ReactiveServer(Class<?> configuration) {
        this.configuration = configuration;
    }

    /** The application, not started yet. */
    @Override
    public SpringApplication apply(Class<?> application) {
        SpringApplication running = new SpringApplication(application, configuration);
        running.setWebApplicationType(WebApplicationType.REACTIVE);
        return running;
    }

    @Configuration(proxyBeanMethods = false)
    static class OnNetty {

        @Bean
        NettyReactiveWebServerFactory server() {
            return new NettyReactiveWebServerFactory();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnTomcat {

        @Bean
        TomcatReactiveWebServerFactory server() {
            return new TomcatReactiveWebServerFactory();
        }
    }
}
