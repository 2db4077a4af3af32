package io.github.qstash4j.test.mutation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A JVM that runs a suite whenever it is asked to. */
final class Child {

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;
    private int runs;
    private boolean alive = true;

    private Child(Process process) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts fast instead of running fast, and as the suite does by itself: in the folder of its module. */
    static Child start(List<String> arguments, String classPath) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                SuiteMain.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", classPath);
        return new Child(builder.start());
    }

    /**
     * Has it run its suite in a folder.
     *
     * @return whether that ended in time
     */
    boolean run(Path folder, Duration patience) throws IOException, InterruptedException {
        runs++;
        alive = false;
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::answer);
        try {
            requests.write(folder + "\n");
            requests.flush();
            alive = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).equals(folder.toString());
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true; // It is gone: there are no results, or some.
        }
    }

    private String answer() {
        try {
            return String.valueOf(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int runs() {
        return runs;
    }

    /** Whether it has answered to its last run. */
    boolean isAlive() {
        return alive;
    }

    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
