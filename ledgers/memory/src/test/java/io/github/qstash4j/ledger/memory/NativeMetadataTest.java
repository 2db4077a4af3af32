package io.github.qstash4j.ledger.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a native image is told. */
class NativeMetadataTest {

    private static final String CAFFEINE = "com.github.benmanes.caffeine.cache.";

    private static final String METADATA =
            "/META-INF/native-image/io.github.qstash4j/qstash4j-ledger-memory/reflect-config.json";

    /** Which classes these are, Caffeine decides by the options of a cache, so another release may take others. */
    @Test
    void a_ledger_can_be_made() throws Exception {
        Set<String> made = new TreeSet<>();
        collect(MemoryLedger.create(), made, Collections.newSetFromMap(new IdentityHashMap<>()));

        try (InputStream metadata = NativeMetadataTest.class.getResourceAsStream(METADATA)) {
            assertThat(metadata).isNotNull();
            String told = new String(metadata.readAllBytes(), UTF_8);
            assertThat(made).isNotEmpty().allSatisfy(name -> assertThat(told).contains("\"" + name + "\""));
        }
    }

    /** Generated classes have a name of capital letters alone. */
    private static void collect(@Nullable Object from, Set<String> into, Set<Object> seen)
            throws IllegalAccessException {
        if (from == null || !seen.add(from)) {
            return;
        }
        String name = from.getClass().getName();
        if (name.matches("\\Q" + CAFFEINE + "\\E[A-Z]+")) {
            into.add(name);
        }
        for (Class<?> type = from.getClass(); isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    collect(field.get(from), into, seen);
                }
            }
        }
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null
                && (type.getName().startsWith(CAFFEINE) || type.getName().startsWith("io.github.qstash4j."))
                && !type.isEnum()
                && !type.isArray();
    }
}
