package io.github.qstash4j.spring.function;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application with functions on a real Tomcat, and what is sent to it. */
final class RunningFunctions implements AutoCloseable {

    static final String PUBLIC = "https://app.example.com";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private RunningFunctions(ConfigurableApplicationContext context) {
        this.context = context;
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
        return new RunningFunctions(SpringApplication.run(
                application,
                Stream.concat(always.stream(), Arrays.stream(properties))
                        .map(property -> "--" + property)
                        .toArray(String[]::new)));
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
