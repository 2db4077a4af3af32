package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What a native image is told. */
class NativeHintsTest {

    private static final String CAFFEINE = "com.github.benmanes.caffeine.cache.";

    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)
                .stream()
                .filter(QStashRuntimeHints.class::isInstance)
                .forEach(registrar -> registrar.registerHints(hints, NativeHintsTest.class.getClassLoader()));
        return hints;
    }

    @Test
    void annotations_can_be_read_with_what_overrides_their_attributes() {
        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(QStashConsumer.class))
                .accepts(hints());
        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(QStashScheduled.class))
                .accepts(hints());
    }

    /** Which classes these are, Caffeine decides by the options of a cache, so another release may take others. */
    @Test
    void the_memory_ledger_can_be_made() throws Exception {
        Set<String> made = new TreeSet<>();
        collect(MemoryLedger.create(), made, Collections.newSetFromMap(new IdentityHashMap<>()));

        assertThat(made)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(RuntimeHintsPredicates.reflection()
                                .onType(TypeReference.of(name))
                                .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                        .accepts(hints()));
    }

    @Test
    void an_annotated_method_stays_visible_whoever_calls_it() throws Exception {
        RuntimeHints hints = new RuntimeHints();
        new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(hints, Job.class);

        assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Job.class.getDeclaredMethod("done")))
                .accepts(hints);
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

    static final class Job {

        @QStashConsumer
        void done() {}
    }
}
