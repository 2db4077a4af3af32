package io.github.qstash4j.test.spring;

import io.github.qstash4j.test.TestServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * The properties of a server. What the test says itself goes before them: {@code @TestPropertySource},
 * {@code @DynamicPropertySource}, the properties and arguments of {@code @SpringBootTest}. They go before what the
 * application has otherwise: system properties, environment variables, files.
 */
final class ServerProperties extends MapPropertySource {

    private static final String PUBLIC_BASE_URL = "qstash.public-base-url";

    private final ConfigurableEnvironment environment;

    private ServerProperties(TestServer server, ConfigurableEnvironment environment) {
        super("QStash dev server", Map.copyOf(server.properties()));
        this.environment = environment;
    }

    static void addTo(ConfigurableEnvironment environment, TestServer server) {
        ServerProperties properties = new ServerProperties(server, environment);
        MutablePropertySources sources = environment.getPropertySources();
        // Spring puts what a test says at the very beginning.
        if (sources.contains(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            sources.addBefore(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, properties);
        } else {
            sources.addFirst(properties);
        }
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return name.equals(PUBLIC_BASE_URL) && isUrlCheckedOtherwise() ? null : super.getProperty(name);
    }

    @Override
    public boolean containsProperty(String name) {
        return super.containsProperty(name) && !(name.equals(PUBLIC_BASE_URL) && isUrlCheckedOtherwise());
    }

    /** Asked each time, since some of the test's properties come only later. A receiver takes one of the three. */
    private boolean isUrlCheckedOtherwise() {
        return environment.containsProperty("qstash.public-url") || environment.containsProperty("qstash.url-check");
    }
}
