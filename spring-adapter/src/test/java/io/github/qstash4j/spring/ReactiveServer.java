package io.github.qstash4j.spring;

import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/** What Spring WebFlux runs on. Spring MVC is on the class path too, and Spring Boot would take it. */
public enum ReactiveServer implements Function<Class<?>, SpringApplication> {
    NETTY(
            "org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory",
            "org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory"),
    TOMCAT(
            "org.springframework.boot.tomcat.reactive.TomcatReactiveWebServerFactory",
            "org.springframework.boot.web.embedded.tomcat.TomcatReactiveWebServerFactory");

    private final Class<?> factory;

    /** With its names on Spring Boot 4 and 3. */
    ReactiveServer(String... factories) {
        this.factory = Stream.of(factories)
                .filter(name -> ClassUtils.isPresent(name, null))
                .map(name -> ClassUtils.resolveClassName(name, null))
                .findFirst()
                .orElseThrow();
    }

    /** The application, not started yet. */
    @Override
    public SpringApplication apply(Class<?> application) {
        SpringApplication running = new SpringApplication(application);
        running.setWebApplicationType(WebApplicationType.REACTIVE);
        running.addInitializers(context -> ((GenericApplicationContext) context).registerBean(factory));
        return running;
    }
}
