package io.github.qstash4j.test;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All servers that are shared, so that whoever asks first, JUnit or what starts the application, gets the same one. */
final class TestServers {

    private static final Map<Object, TestServer> SHARED = new ConcurrentHashMap<>();

    private TestServers() {}

    static TestServer get(Declaration declaration) {
        return SHARED.computeIfAbsent(declaration.key(), key -> new TestServer(declaration.options()));
    }

    static @Nullable TestServer existing(Declaration declaration) {
        return SHARED.get(declaration.key());
    }

    static void forget(TestServer server) {
        SHARED.values().remove(server);
    }
}
