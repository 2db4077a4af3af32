package io.github.qstash4j.test.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes the cases that failed into a file, each as it fails, and ends the JVM when there are enough of them. */
final class CaseWriter implements TestExecutionListener {

    /** Where the last line begins with this, the suite has come to its end. */
    static final String RAN = "ran ";

    static final String FAILED = "failed ";

    private final Path file;
    private final int enough;
    private int ran;
    private int failed;

    CaseWriter(Path file, int enough) {
        this.file = file;
        this.enough = enough;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier id, TestExecutionResult result) {
        ran += id.isTest() ? 1 : 0;
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            write(FAILED + id.getDisplayName().replaceAll("\\s+", " "));
            result.getThrowable().ifPresent(Throwable::printStackTrace);
            if (++failed == enough) {
                Runtime.getRuntime().halt(0);
            }
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        write(RAN + ran);
    }

    private void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
