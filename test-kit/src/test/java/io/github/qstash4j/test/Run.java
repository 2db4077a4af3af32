package io.github.qstash4j.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.qstash4j.devserver.DevServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;

/** What came of running sample classes with JUnit Jupiter, and what they printed to the error stream. */
public record Run(EngineExecutionResults results, String errors) {

    public static Run of(Class<?>... samples) {
        return run(EngineTestKit.engine("junit-jupiter"), samples);
    }

    static Run concurrently(String classes, String methods, Class<?>... samples) {
        return run(
                EngineTestKit.engine("junit-jupiter")
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                        .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", classes)
                        .configurationParameter("junit.jupiter.execution.parallel.mode.default", methods),
                samples);
    }

    private static Run run(EngineTestKit.Builder engine, Class<?>... samples) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            DiscoverySelector[] selectors =
                    Stream.of(samples).map(sample -> selectClass(sample)).toArray(DiscoverySelector[]::new);
            return new Run(engine.selectors(selectors).execute(), printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    /** All tests, and there are that many, have passed, and no class has failed. */
    public Run passed(int tests) {
        List<Throwable> failures = failures();
        if (!failures.isEmpty()) {
            throw new AssertionError("A sample has failed.", failures.get(0));
        }
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
        return this;
    }

    /** The only failure, of a test or of a class. */
    public Throwable failure() {
        List<Throwable> failures = failures();
        if (failures.size() != 1) {
            throw new AssertionError("Expected one failure, but got " + failures);
        }
        return failures.get(0);
    }

    public List<Throwable> failures() {
        return results.allEvents().stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .filter(result -> result.getStatus() == TestExecutionResult.Status.FAILED)
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    public static void assertClosed(DevServer server) {
        assertThatThrownBy(() -> server.time().advance(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }
}
