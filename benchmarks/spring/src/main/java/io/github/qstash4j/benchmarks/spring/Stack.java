package io.github.qstash4j.benchmarks.spring;

import org.springframework.boot.WebApplicationType;

/** What an application runs on. */
enum Stack {
    /** Spring MVC on Tomcat. */
    MVC(WebApplicationType.SERVLET),

    /** WebFlux on Reactor Netty. */
    WEBFLUX(WebApplicationType.REACTIVE);

    private final WebApplicationType type;

    Stack(WebApplicationType type) {
        this.type = type;
    }

    WebApplicationType type() {
        return type;
    }
}
