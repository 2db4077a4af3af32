package io.github.qstash4j.test;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System properties that a server has set, until they are what they were before. */
final class SystemProperties implements AutoCloseable {

    private static @Nullable SystemProperties inForce;

    private final Map<String, @Nullable String> before = new HashMap<>();

    private SystemProperties() {}

    static SystemProperties set(Map<String, String> properties) {
        synchronized (SystemProperties.class) {
            if (inForce != null) {
                throw new IllegalStateException("Another test that runs now has set the system properties qstash.*,"
                        + " which the whole JVM shares; let such tests run one after another, with"
                        + " @ResourceLock(Resources.SYSTEM_PROPERTIES), and let none of them have Lifetime.SESSION"
                        + " unless all have the same options.");
            }
            SystemProperties set = new SystemProperties();
            properties.forEach((name, value) -> set.before.put(name, System.setProperty(name, value)));
            inForce = set;
            return set;
        }
    }

    @Override
    public void close() {
        synchronized (SystemProperties.class) {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
            inForce = null;
        }
    }
}
