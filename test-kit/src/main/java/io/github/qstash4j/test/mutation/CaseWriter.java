package io.github.qstash4j.test.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes what became of a suite into a file, and ends it with the first case that fails. */
final class CaseWriter implements TestExecutionListener {

    /** Where the line begins with this, the suite has come to its end. */
    static final String RAN = "ran ";

    static final String FAILED = "failed ";

    private final Path file;
    private final CancellationToken cancellation;
    private int ran;

    CaseWriter(Path file, CancellationToken cancellation) {
        this.file = file;
        this.cancellation = cancellation;
    }

    /** The file for a run in this folder. */
    static Path resultsIn(Path folder) {
        return folder.resolve("results.txt");
    }

    @Override
    public synchronized void executionFinished(TestIdentifier id, TestExecutionResult result) {
        ran += id.isTest() ? 1 : 0;
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            write(FAILED + id.getDisplayName().replaceAll("\\s+", " "));
            result.getThrowable().ifPresent(Throwable::printStackTrace);
            cancellation.cancel();
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
