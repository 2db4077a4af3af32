package io.github.qstash4j.spring;

import io.github.qstash4j.spring.mvc.QStashMvcAutoConfiguration;
import io.github.qstash4j.test.fixtures.TestKeys;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;

/** Contexts of Spring MVC with our auto-configuration, and no server. */
final class MvcRunner {

    private MvcRunner() {}

    /** Without keys, and without a word about the URL. */
    static WebApplicationContextRunner unconfigured() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        QStashAutoConfiguration.class,
                        QStashMvcAutoConfiguration.class));
    }

    /** With what an application with consumers needs. */
    static WebApplicationContextRunner configured() {
        return unconfigured()
                .withPropertyValues(
                        "qstash.current-signing-key=" + TestKeys.CURRENT,
                        "qstash.public-base-url=https://app.example.com");
    }
}
