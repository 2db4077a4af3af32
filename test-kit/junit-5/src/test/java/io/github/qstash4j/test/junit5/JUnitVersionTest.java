package io.github.qstash4j.test.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;

class JUnitVersionTest {

    @Test
    void what_runs_here_is_JUnit_5_14() {
        assertThat(version(Test.class)).startsWith("5.14.");
        assertThat(version(JupiterTestEngine.class)).startsWith("5.14.");
        assertThat(version(EngineDescriptor.class)).startsWith("1.14.");
        assertThat(version(EngineTestKit.class)).startsWith("1.14.");
    }

    private static String version(Class<?> type) {
        return String.valueOf(type.getPackage().getImplementationVersion());
    }
}
