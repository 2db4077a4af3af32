package io.github.qstash4j.test.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A test class that is run in JVMs of its own, with some classes before those it knows. One that has hung or died is
 * replaced, and so is one that has run often, for what libraries keep.
 */
final class Suite {

    private static final int RUNS_OF_A_CHILD = 40;

    private final List<String> arguments;
    private final String classPath;
    private final Queue<Child> idle = new ConcurrentLinkedQueue<>();
    private volatile int runsOfAChild = RUNS_OF_A_CHILD;

    Suite(Class<?> type, String classPath, boolean librariesAnew) {
        this.arguments = librariesAnew ? List.of(type.getName(), SuiteMain.LIBRARIES_ANEW) : List.of(type.getName());
        this.classPath = classPath;
    }

    String classPath() {
        return classPath;
    }

    Verdict run(Path folder, Duration patience) throws IOException, InterruptedException {
        Path results = CaseWriter.resultsIn(folder);
        Files.deleteIfExists(results);
        Child known = idle.poll();
        Child child = known == null ? Child.start(arguments, classPath) : known;
        boolean ended = false;
        try {
            ended = child.run(folder, patience);
        } finally {
            if (child.isAlive() && child.runs() < runsOfAChild) {
                idle.add(child);
            } else {
                child.end();
            }
        }
        return verdict(Files.exists(results) ? Files.readAllLines(results) : List.of(), ended);
    }

    /** From now on each run has a JVM of its own: libraries keep something that the suite does not stand. */
    void neverAgainInTheSameJvm() throws InterruptedException {
        runsOfAChild = 1;
        end();
    }

    /** Ends the JVMs that wait for more. */
    void end() throws InterruptedException {
        for (Child child = idle.poll(); child != null; child = idle.poll()) {
            child.end();
        }
    }

    private static Verdict verdict(List<String> results, boolean ended) {
        String failed = results.stream()
                .filter(line -> line.startsWith(CaseWriter.FAILED))
                .map(line -> line.substring(CaseWriter.FAILED.length()))
                .findFirst()
                .orElse("");
        if (!failed.isEmpty()) {
            return new Verdict(Verdict.Kind.NOTICED, failed);
        } else if (results.stream().anyMatch(line -> line.startsWith(CaseWriter.RAN) && !line.equals("ran 0"))) {
            return new Verdict(Verdict.Kind.SURVIVED, "");
        }
        return new Verdict(ended ? Verdict.Kind.CRASHED : Verdict.Kind.HUNG, "");
    }
}
