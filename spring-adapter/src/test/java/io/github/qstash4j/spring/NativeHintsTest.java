package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.consumer.QStashScheduled;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What a native image is told. */
class NativeHintsTest {

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

    @Test
    void an_annotated_method_stays_visible_whoever_calls_it() throws Exception {
        RuntimeHints hints = new RuntimeHints();
        new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(hints, Job.class);

        assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Job.class.getDeclaredMethod("done")))
                .accepts(hints);
    }

    static final class Job {

        @QStashConsumer
        void done() {}
    }
}
