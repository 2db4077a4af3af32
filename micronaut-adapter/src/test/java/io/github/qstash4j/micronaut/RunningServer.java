package io.github.qstash4j.micronaut;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An application of a test on Netty, with keys and a public URL unless it says otherwise. */
final class RunningServer implements AutoCloseable {

    static final String BASE = "https://tasks.example.com";

    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length", "connection");

    private final EmbeddedServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningServer(EmbeddedServer server) {
        this.server = server;
    }

    /**
     * Starts what is there for this name.
     *
     * @param spec the {@code spec.name} of its beans
     * @param properties names and values in turn
     */
    static RunningServer start(String spec, Object... properties) {
        return new RunningServer(ApplicationContext.run(EmbeddedServer.class, properties(spec, properties)));
    }

    static Map<String, Object> properties(String spec, Object... properties) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("spec.name", spec);
        all.put("micronaut.server.port", -1);
        all.put("micronaut.server.host", "127.0.0.1");
        all.put("micronaut.security.enabled", false);
        all.put("qstash.current-signing-key", TestKeys.CURRENT);
        all.put("qstash.next-signing-key", TestKeys.NEXT);
        all.put("qstash.public-base-url", BASE);
        for (int i = 0; i < properties.length; i += 2) {
            if (properties[i + 1].equals("")) {
                all.remove(properties[i]);
            } else {
                all.put((String) properties[i], properties[i + 1]);
            }
        }
        return all;
    }

    /** A request as QStash would send it, to a path below the public base URL. */
    static SignedRequest signed(String path) {
        return SignedRequest.valid().to(BASE + path);
    }

    HttpResponse<String> send(SignedRequest request) throws IOException, InterruptedException {
        URI target = URI.create(request.url());
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        HttpRequest.Builder sent = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getPort() + target.getRawPath() + query))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers()
                .forEach((name, values) -> values.forEach(value -> {
                    if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                        sent.header(name, value);
                    }
                }));
        return client.send(sent.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    int port() {
        return server.getPort();
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Override
    public void close() {
        server.close();
    }
}
