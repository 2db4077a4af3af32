package io.github.qstash4j.test;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.NoResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dev server of a test, and what the application under test has to know of it. The server starts when something of
 * it is first asked for.
 *
 * <p>A test gets it as a parameter; what starts an application for a test class asks {@link #of} for it.
 */
public final class TestServer {

    private final ServerOptions options;
    private volatile String withoutApplication;
    private @Nullable DevServer server;
    private @Nullable QStash client;
    private boolean delivering;
    private @Nullable SystemProperties systemProperties;
    private int scopes;
    private boolean closed;

    TestServer(ServerOptions options) {
        this.options = options;
        withoutApplication = "It is not known where the application behind " + options.publicBaseUrl()
                + " runs, and nothing is sent to the Internet: call deliverTo(...) with its local URL.";
    }

    /**
     * The server of a test class which has {@link QStashTest} or a static {@link QStashExtension}, or lies within such
     * a class; empty for another one. It may be called before the test begins.
     *
     * @throws IllegalStateException when each test method has a server of its own
     */
    public static Optional<TestServer> of(Class<?> testClass) {
        Declaration declaration = Declaration.around(testClass);
        if (declaration == null) {
            return Optional.empty();
        }
        if (declaration.options().lifetime() == Lifetime.METHOD) {
            throw new IllegalStateException(declaration
                    + " has a server for each test method, but its application is started once for all of them;"
                    + " use Lifetime.CLASS or Lifetime.SESSION.");
        }
        return Optional.of(TestServers.get(declaration));
    }

    /**
     * Whether the server of a test class is closed once the tests of that class have run: not where there is none, and
     * not where the server is that of a class around it, of each method or of the session.
     */
    public static boolean endsWith(Class<?> testClass) {
        Declaration declaration = Declaration.around(testClass);
        return declaration != null
                && declaration.options().lifetime() == Lifetime.CLASS
                && !declaration.equals(Declaration.aroundOuter(testClass));
    }

    /**
     * The server itself.
     *
     * @throws IllegalStateException when the test is over
     */
    public synchronized DevServer server() {
        if (closed) {
            throw new IllegalStateException("The test is over, and its dev server is closed.");
        }
        if (server == null) {
            DevServer starting = options.start(() -> withoutApplication);
            try {
                systemProperties = options.systemProperties() ? SystemProperties.set(propertiesOf(starting)) : null;
            } catch (RuntimeException e) {
                starting.close();
                throw e;
            }
            server = starting;
        }
        return server;
    }

    /** A client of the server, always the same one. */
    public synchronized QStash client() {
        DevServer running = server();
        if (client == null) {
            client = QStash.builder()
                    .token(running.token())
                    .baseUrl(running.url().toString())
                    .build();
        }
        return client;
    }

    /** How long the server lives. */
    public Lifetime lifetime() {
        return options.lifetime();
    }

    /** Where the application under test is published, without a slash at its end. */
    public String publicBaseUrl() {
        return options.publicBaseUrl();
    }

    /**
     * Delivers messages to the public base URL to the application that runs there, from now on:
     * {@code deliverTo(URI.create("http://127.0.0.1:8080"))}. Until then each delivery is an attempt without a
     * response. One to an application on another machine is too, unless the server may send to others: see
     * {@link QStashExtensionBuilder#server}.
     *
     * @throws IllegalArgumentException when it is no absolute http or https URL or has a query
     */
    public synchronized void deliverTo(URI application) {
        server().map(publicBaseUrl(), application.toString());
        delivering = true;
    }

    /**
     * Says why nothing can be delivered to the public base URL; from now on it is the error of each attempt, in place
     * of what {@link #deliverTo} said before, and says what to do.
     */
    public synchronized void withoutApplication(String reason) {
        withoutApplication = reason;
        if (delivering) {
            server().destination(publicBaseUrl(), request -> new NoResponse(withoutApplication));
            delivering = false;
        }
    }

    /**
     * What the application under test has to know, as the properties {@code qstash.url}, {@code qstash.token},
     * {@code qstash.current-signing-key}, {@code qstash.next-signing-key} and {@code qstash.public-base-url}.
     */
    public Map<String, String> properties() {
        return propertiesOf(server());
    }

    /** The same as environment variables: {@code QSTASH_URL} and so on. */
    public Map<String, String> environment() {
        DevServer running = server();
        return Map.of(
                "QSTASH_URL", running.url().toString(),
                "QSTASH_TOKEN", running.token(),
                "QSTASH_CURRENT_SIGNING_KEY", running.currentSigningKey(),
                "QSTASH_NEXT_SIGNING_KEY", running.nextSigningKey(),
                "QSTASH_PUBLIC_BASE_URL", publicBaseUrl());
    }

    private Map<String, String> propertiesOf(DevServer running) {
        return Map.of(
                "qstash.url", running.url().toString(),
                "qstash.token", running.token(),
                "qstash.current-signing-key", running.currentSigningKey(),
                "qstash.next-signing-key", running.nextSigningKey(),
                "qstash.public-base-url", publicBaseUrl());
    }

    /** Keeps it open until {@link #release}. */
    synchronized TestServer retain() {
        if (scopes > 0 && options.lifetime() == Lifetime.CLASS) {
            throw new IllegalStateException("Several test classes that run at the same time have the same"
                    + " QStashExtension; give each one of its own, annotate them with @QStashTest, or use"
                    + " Lifetime.SESSION.");
        }
        scopes++;
        return this;
    }

    synchronized void release() {
        scopes--;
        closeUnused();
    }

    synchronized void closeUnused() {
        if (scopes > 0 || closed) {
            return;
        }
        closed = true;
        TestServers.forget(this);
        if (systemProperties != null) {
            systemProperties.close();
        }
        if (server != null) {
            server.close();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized String toString() {
        return "TestServer[" + publicBaseUrl() + ", " + (closed ? "closed" : server == null ? "not started" : server)
                + "]";
    }
}
