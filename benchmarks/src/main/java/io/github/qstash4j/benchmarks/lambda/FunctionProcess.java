package io.github.qstash4j.benchmarks.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM with the real runtime client and a function in it. */
final class FunctionProcess implements AutoCloseable {

    private static final double NANOS_PER_MS = 1e6;

    private final RuntimeApi api;
    private final Process process;
    private final long start;
    private final Path log;

    private FunctionProcess(RuntimeApi api, Process process, long start, Path log) {
        this.api = api;
        this.process = process;
        this.start = start;
        this.log = log;
    }

    /** Starts it; what it prints goes to the log. */
    static FunctionProcess start(List<String> jvm, Class<?> handler, Map<String, String> environment, Path log)
            throws IOException {
        RuntimeApi api = RuntimeApi.open();
        List<String> command = new ArrayList<>(jvm);
        command.addAll(List.of(AWSLambda.class.getName(), handler.getName()));
        // The runtime client would load the handler from jars that it finds in the working directory.
        Path empty = Files.createDirectories(log.resolveSibling("empty"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(empty.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(lambdas(handler, api.authority()));
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        var unused = process.onExit().thenRun(() -> close(api));
        return new FunctionProcess(api, process, start, log);
    }

    private static Map<String, String> lambdas(Class<?> handler, String authority) {
        return Map.of(
                "PATH", "/usr/local/bin:/usr/bin:/bin",
                "LANG", "en_US.UTF-8",
                "_HANDLER", handler.getName(),
                "AWS_LAMBDA_RUNTIME_API", authority,
                "AWS_LAMBDA_FUNCTION_NAME", "cold",
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT,
                "QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT);
    }

    /** Invokes it once. */
    Invoked invoke(byte[] event) throws IOException {
        try {
            api.awaitQuestion();
            long ready = System.nanoTime();
            api.give(event);
            String answer = api.awaitAnswer();
            long answered = System.nanoTime();
            if (!answer.contains("\"statusCode\":200")) {
                throw new IOException("It has answered with another status than 200.");
            }
            api.awaitQuestion();
            return new Invoked(
                    (ready - start) / NANOS_PER_MS,
                    (answered - ready) / NANOS_PER_MS,
                    process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
        } catch (IOException e) {
            throw new IllegalStateException("The function has failed: " + Files.readString(log), e);
        }
    }

    /** Lets it do what a JVM does at its end. */
    void endGracefully() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The process does not end: see " + log);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        api.close();
    }

    private static void close(RuntimeApi api) {
        try {
            api.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
