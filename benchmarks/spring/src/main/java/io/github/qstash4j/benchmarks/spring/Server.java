package io.github.qstash4j.benchmarks.spring;

import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A process with one application, which prints its port, and ends when nobody reads any more. */
final class Server {

    private static final String OURS = "io.github.qstash4j.spring.QStashAutoConfiguration";
    private static final List<String> OURS_ON_A_STACK = List.of(
            "io.github.qstash4j.spring.mvc.QStashMvcAutoConfiguration",
            "io.github.qstash4j.spring.mvc.QStashMvcSecurityAutoConfiguration",
            "io.github.qstash4j.spring.webflux.QStashWebFluxAutoConfiguration");

    private Server() {}

    /** Runs it: {@code MVC} or {@code WEBFLUX}, then {@code bare} or {@code consumer}, then the file of its log. */
    public static void main(String[] arguments) throws Exception {
        boolean bare = arguments[1].equals("bare");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(bare ? Bare.class : Consumer.class)
                .web(Stack.valueOf(arguments[0]).type())
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "server.tomcat.max-keep-alive-requests=-1",
                        "spring.main.banner-mode=off",
                        "logging.level.root=error",
                        "logging.threshold.console=off",
                        "logging.file.name=" + arguments[2],
                        "spring.autoconfigure.exclude=" + (bare ? OURS + "," + String.join(",", OURS_ON_A_STACK) : ""),
                        "qstash.current-signing-key=" + TestKeys.CURRENT,
                        "qstash.next-signing-key=" + TestKeys.NEXT,
                        "qstash.public-base-url=https://app.example.com")
                .run();
        System.out.println(context.getEnvironment().getRequiredProperty("local.server.port"));
        var unused = System.in.read();
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Endpoint.Bare.class)
    static class Bare {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Endpoint.Consumer.class)
    static class Consumer {}
}
