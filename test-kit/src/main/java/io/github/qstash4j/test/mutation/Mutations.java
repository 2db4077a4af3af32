package io.github.qstash4j.test.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A list of checks that are switched off one at a time, to see whether a suite notices:
 *
 * <pre>{@code
 * class MyContractMutations {
 *     @Test
 *     void the_contract_notices_each_check_that_is_switched_off() throws Exception {
 *         Mutations.of("receiver-core").mustBeNoticedBy(MyContractTest.class);
 *     }
 * }
 * }</pre>
 *
 * <p>It works on the source of the repository, and is started with {@code test-kit/mutations/run}. The name of the
 * class must not be one that Surefire looks for: this takes minutes.
 */
public final class Mutations {

    private static final Duration SLACK = Duration.ofSeconds(20);
    private static final Duration LONGEST_SUITE = Duration.ofMinutes(5);
    private static final int SLOWER_AT_MOST = 3;
    private static final int CHILDREN = Math.min(2, Runtime.getRuntime().availableProcessors());

    private final String title;
    private final List<Mutation> mutations;
    private final Duration slack;
    private final boolean librariesAnew;

    private Mutations(String title, List<Mutation> mutations, Duration slack, boolean librariesAnew) {
        this.title = title;
        this.mutations = mutations;
        this.slack = slack;
        this.librariesAnew = librariesAnew;
    }

    /**
     * The mutations of {@code test-kit/mutations/<list>}. With the system property {@code qstash4j.mutations.only} only
     * those whose name has that text; none in another module than {@code qstash4j.mutations.module}, if that is set.
     *
     * @throws IllegalStateException if the list cannot be understood
     */
    public static Mutations of(String list) throws IOException {
        Path root = repository();
        String module = System.getProperty("qstash4j.mutations.module");
        if (module != null && !Files.isSameFile(root.resolve(module), Path.of(""))) {
            return new Mutations(list, List.of(), SLACK, false);
        }
        String only = System.getProperty("qstash4j.mutations.only", "");
        List<Mutation> all =
                MutationFile.readAll(root, root.resolve("test-kit/mutations").resolve(list));
        return new Mutations(
                list, all.stream().filter(each -> each.name().contains(only)).toList(), SLACK, false);
    }

    /** The mutations of any folder of lists, for sources below a root. */
    static Mutations in(Path root, Path folder, Duration slack) throws IOException {
        return new Mutations(folder.getFileName().toString(), MutationFile.readAll(root, folder), slack, false);
    }

    /**
     * For a suite in which a library looks for classes of the application beside its own, as Micronaut does: they are
     * loaded together with it, each time. That is slower.
     */
    public Mutations withLibrariesLoadedAnew() {
        return new Mutations(title, mutations, slack, true);
    }

    /**
     * Runs the suite as it is, then once for each mutation, each time with classes loaded anew. The results are printed
     * and written to {@code target/mutations}. With the system property {@code qstash4j.mutations.suite}, a suite whose
     * name does not have that text is not run.
     *
     * @throws AssertionError if the suite fails without any mutation, if a mutation survives and the list does not say
     *     that it may, or if one does not compile
     * @throws IllegalStateException if a mutation's text is not in the source exactly once
     */
    public void mustBeNoticedBy(Class<?> suite) throws IOException, InterruptedException {
        if (suite.getSimpleName().contains(System.getProperty("qstash4j.mutations.suite", ""))) {
            check(suite, Path.of("target", "mutations"));
        }
    }

    void check(Class<?> type, Path target) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(target.toAbsolutePath().resolve(type.getSimpleName()));
        checkTexts();
        if (!mutations.isEmpty()) {
            Suite suite = new Suite(type, ClassPath.ofThisTest(), librariesAnew);
            Report report = new Report(title, type.getSimpleName());
            try {
                Duration patience = patience(suite, folder.resolve("unchanged"));
                if (!passes(suite, folder.resolve("again"))) {
                    suite.neverAgainInTheSameJvm();
                }
                tryAll(suite, folder, patience, report, target.resolve(type.getSimpleName() + ".md"));
                mustStillPass(suite, folder.resolve("unchanged"));
            } finally {
                suite.end();
            }
            if (!report.holes().isEmpty()) {
                throw new AssertionError("The suite does not notice:\n" + report.holes());
            }
        }
    }

    /** All of them, before the long part begins. */
    void checkTexts() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Mutation mutation : mutations) {
            try {
                Overlay.changed(mutation);
            } catch (IllegalStateException e) {
                wrong.add(mutation.name() + ": " + e.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("The list is out of step with the source:\n" + String.join("\n", wrong));
        }
    }

    /** The page is written after each, so that a run that is stopped leaves what it knows. */
    private void tryAll(Suite suite, Path folder, Duration patience, Report report, Path page)
            throws IOException, InterruptedException {
        ExecutorService children = Executors.newFixedThreadPool(CHILDREN);
        try {
            List<Future<Verdict>> verdicts = new ArrayList<>();
            for (Mutation mutation : mutations) {
                verdicts.add(children.submit(() -> tried(suite, mutation, folder, patience)));
            }
            for (int i = 0; i < verdicts.size(); i++) {
                Verdict verdict = verdicts.get(i).get();
                report.add(mutations.get(i), verdict);
                Files.writeString(page, report.markdown());
                System.out.printf("%s: %s%n", mutations.get(i).name(), verdict.result());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A mutation could not be tried.", e);
        } finally {
            children.shutdownNow();
        }
    }

    private Duration patience(Suite suite, Path folder) throws IOException, InterruptedException {
        long since = System.nanoTime();
        mustStillPass(suite, folder);
        return Duration.ofNanos(SLOWER_AT_MOST * (System.nanoTime() - since)).plus(slack);
    }

    /** At the end too: a JVM that has run other mutations must not be what is noticed. */
    private static void mustStillPass(Suite suite, Path folder) throws IOException, InterruptedException {
        Overlay.in(folder);
        Verdict verdict = suite.run(folder, LONGEST_SUITE);
        if (verdict.kind() != Verdict.Kind.SURVIVED) {
            throw new AssertionError(
                    "The suite fails although nothing is switched off: " + verdict + "; see " + folder);
        }
    }

    /** Twice in one JVM, which those cannot whose server keeps threads for the next application. */
    private static boolean passes(Suite suite, Path folder) throws IOException, InterruptedException {
        Overlay.in(folder);
        return suite.run(folder, LONGEST_SUITE).kind() == Verdict.Kind.SURVIVED;
    }

    private static Verdict tried(Suite suite, Mutation mutation, Path parent, Duration patience) throws Exception {
        Path folder = parent.resolve(mutation.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        Overlay overlay = Overlay.in(folder);
        var refused = overlay.compile(mutation, suite.classPath());
        if (refused.isPresent()) {
            return new Verdict(Verdict.Kind.NOT_COMPILED, refused.get().strip());
        }
        return suite.run(folder, patience);
    }

    /** A module's tests run in its folder, somewhere below. */
    private static Path repository() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException("This is not the repository of qstash4j.");
    }
}
