package io.github.qstash4j.spring.function;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** An application with functions on a real Tomcat or Netty, and what is sent to it. */
final class RunningFunctions implements AutoCloseable {

    static final String PUBLIC = "https://app.example.com";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private RunningFunctions(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningFunctions start(WebApplicationType web, Class<?> application, String... properties) {
        return start(
                application,
                Stream.concat(Stream.of("spring.main.web-application-type=" + web.name()), Arrays.stream(properties))
                        .toArray(String[]::new));
    }

    static RunningFunctions start(Class<?> application, String... properties) {
        List<String> always = List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                Arrays.stream(properties).anyMatch(property -> property.startsWith("qstash.public-url"))
                        ? "qstash.leeway=5s"
                        : "qstash.public-base-url=" + PUBLIC,
                "qstash.current-signing-key=" + TestKeys.CURRENT,
                "qstash.next-signing-key=" + TestKeys.NEXT,
                "spring.main.banner-mode=off");
        SpringApplication spring = new SpringApplication(application);
        spring.addInitializers(RunningFunctions::withOwnThreads);
        return new RunningFunctions(spring.run(Stream.concat(always.stream(), Arrays.stream(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new)));
    }

    /** Netty's are shared otherwise, and end with the first application, two seconds after it. */
    private static void withOwnThreads(ConfigurableApplicationContext application) {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setShutdownQuietPeriod(Duration.ZERO);
        ((GenericApplicationContext) application).registerBean(ReactorResourceFactory.class, () -> resources);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    static SignedRequest signed(String path) {
        return SignedRequest.valid().to(PUBLIC + path);
    }

    static SignedRequest unsigned(String path) {
        return signed(path).header("Upstash-Signature");
    }

    HttpResponse<String> send(SignedRequest request) throws Exception {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + context.getEnvironment().getRequiredProperty("local.server.port")
                        + request.url().substring(PUBLIC.length())))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        return HTTP.send(http.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }
}
