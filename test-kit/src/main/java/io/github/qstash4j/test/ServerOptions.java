package io.github.qstash4j.test;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.DevServerBuilder;
import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.message.UrlPrefix;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a test wants of its server.
 *
 * @param speed 0 for manual time
 * @param server may change everything else
 */
record ServerOptions(
        Lifetime lifetime,
        int speed,
        @Nullable Long seed,
        String publicBaseUrl,
        boolean systemProperties,
        UnaryOperator<DevServerBuilder> server) {

    static final String PUBLIC_BASE_URL = "https://app.example.com";

    /** One object, since options that are equal share a server. */
    static final UnaryOperator<DevServerBuilder> UNCHANGED = UnaryOperator.identity();

    ServerOptions {
        publicBaseUrl =
                publicBaseUrl.endsWith("/") ? publicBaseUrl.substring(0, publicBaseUrl.length() - 1) : publicBaseUrl;
    }

    static ServerOptions of(QStashTest annotation) {
        return new ServerOptions(
                annotation.lifetime(),
                annotation.speed(),
                annotation.seed() == 0 ? null : annotation.seed(),
                annotation.publicBaseUrl(),
                annotation.systemProperties(),
                UNCHANGED);
    }

    /** Throws an exception that names the option, and changes nothing. */
    void check() {
        var unused = UrlPrefix.of("publicBaseUrl", publicBaseUrl);
        var unusedToo = builder();
    }

    /** Starts a server for which there is no application yet; the supplier says what to do about it. */
    DevServer start(Supplier<String> withoutApplication) {
        check();
        DevServerBuilder builder = Objects.requireNonNull(server.apply(builder()), "server must return a builder");
        try {
            builder.destination(publicBaseUrl, request -> new NoResponse(withoutApplication.get()));
        } catch (IllegalArgumentException e) {
            // It is a good URL, so the test itself has said where it leads.
            return builder.start();
        }
        return builder.start();
    }

    private DevServerBuilder builder() {
        DevServerBuilder builder = DevServer.builder().localOnly(true);
        if (speed == 0) {
            builder.manualTime();
        } else {
            builder.speed(speed);
        }
        return seed == null ? builder : builder.seed(seed);
    }
}
