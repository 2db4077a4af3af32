package io.github.qstash4j.spring;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application on a real server, Tomcat unless said otherwise, and what is sent to it. */
final class RunningApplication implements AutoCloseable {

    static final String PUBLIC = "https://app.example.com";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** With a public base URL, unless another word about the URL is among the properties. */
    static RunningApplication start(Class<?> application, String... properties) {
        return start(new SpringApplication(application), properties);
    }

    /** The same on a {@code ReactiveServer}. */
    static RunningApplication start(
            Function<Class<?>, SpringApplication> server, Class<?> application, String... properties) {
        return start(server.apply(application), properties);
    }

    private static RunningApplication start(SpringApplication application, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        if (all.stream()
                .noneMatch(
                        property -> property.startsWith("qstash.public-") || property.startsWith("qstash.url-check"))) {
            all.add("qstash.public-base-url=" + PUBLIC);
        }
        all.addAll(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "qstash.current-signing-key=" + TestKeys.CURRENT,
                "qstash.next-signing-key=" + TestKeys.NEXT,
                "spring.main.banner-mode=off"));
        return new RunningApplication(
                application.run(all.stream().map(property -> "--" + property).toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    static SignedRequest signed(String path) {
        return SignedRequest.valid().to(PUBLIC + path);
    }

    HttpResponse<String> send(SignedRequest request) throws Exception {
        return send(request.url().substring(PUBLIC.length()), request);
    }

    HttpResponse<String> send(String path, SignedRequest request) throws Exception {
        return send("POST", path, request);
    }

    HttpResponse<String> send(String method, String path, SignedRequest request) throws Exception {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(at(path)).method(method, HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        return HTTP.send(http.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create(url() + path);
    }

    /** Where it listens. */
    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
