package io.github.qstash4j.test;

import io.github.qstash4j.devserver.DevServerBuilder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The options of a {@link QStashExtension}; without any it does what a {@link QStashTest} without attributes does. */
public final class QStashExtensionBuilder {

    private Lifetime lifetime = Lifetime.CLASS;
    private int speed;
    private @Nullable Long seed;
    private String publicBaseUrl = ServerOptions.PUBLIC_BASE_URL;
    private boolean systemProperties;
    private UnaryOperator<DevServerBuilder> server = ServerOptions.UNCHANGED;

    QStashExtensionBuilder() {}

    /** Sets how long a server lives. */
    public QStashExtensionBuilder lifetime(Lifetime newLifetime) {
        lifetime = newLifetime;
        return this;
    }

    /**
     * Lets time run that many times as fast as real time, from 1 to 1000000. 0, the default, lets it stand still until
     * {@code time().advance(...)} moves it.
     */
    public QStashExtensionBuilder speed(int factor) {
        speed = factor;
        return this;
    }

    /** Makes message ids and the choices of faults those of a seed; without one they are random. */
    public QStashExtensionBuilder seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /** Sets where the application under test is published; without it {@code https://app.example.com}. */
    public QStashExtensionBuilder publicBaseUrl(String url) {
        publicBaseUrl = url;
        return this;
    }

    /**
     * Lets {@link QStashExtension#properties} be system properties as long as the server lives; what they were before
     * is restored then. They are those of the whole JVM: only one server at a time can have them.
     */
    public QStashExtensionBuilder systemProperties() {
        systemProperties = true;
        return this;
    }

    /**
     * Sets everything else of the server, as in {@code server(builder -> builder.port(8080))}. A destination or a
     * mapping for the public base URL counts until {@link QStashExtension#deliverTo} is called. With
     * {@code localOnly(false)}, messages are sent to other machines too, if that is where their URLs lead.
     */
    public QStashExtensionBuilder server(UnaryOperator<DevServerBuilder> more) {
        server = more;
        return this;
    }

    /**
     * Makes the extension. No server is started yet.
     *
     * @throws IllegalArgumentException when the speed or the public base URL is none
     */
    public QStashExtension build() {
        ServerOptions options = new ServerOptions(lifetime, speed, seed, publicBaseUrl, systemProperties, server);
        options.check();
        return new QStashExtension(options);
    }
}
