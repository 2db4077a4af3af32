package io.github.qstash4j.test.lambda;

import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function on this machine: a handler under the real {@code aws-lambda-java-runtime-interface-client}, in a
 * JVM of its own, which front ends of every kind pass HTTP requests to. Safe for use by many threads.
 *
 * <pre>{@code
 * try (LocalLambda lambda = LocalLambda.builder().handler(Jobs.class).start()) {
 *     server.map("https://app.example.com", lambda.url(FrontEnd.HTTP_API).toString());
 *     // publish to https://app.example.com/jobs
 * }
 * }</pre>
 *
 * <p>There is one process at a time. Events wait while it is busy, a process that ends is replaced when the next event
 * comes, and none outlives {@link #close} or this JVM, whatever ends that. The runtime client needs Linux.
 */
public final class LocalLambda implements AutoCloseable {

    private static final int SHOWN_OUTPUT = 4000;

    private final LocalLambdaBuilder function;
    private final Path directory;
    private final Path nativeLibrary;
    private final InvocationQueue queue = new InvocationQueue();
    private final FunctionOutput output;
    private final ScheduledThreadPoolExecutor timer;
    private final Map<FrontEndSettings, FrontEndListener> frontEnds = new LinkedHashMap<>();
    private final Thread hook = new Thread(this::abandon, "qstash4j-lambda-stop");

    private @Nullable ExecutionEnvironment environment;
    private boolean closed;

    private LocalLambda(LocalLambdaBuilder function) throws IOException {
        this.function = function;
        directory = Files.createTempDirectory("qstash4j-lambda");
        nativeLibrary = directory.resolve("libaws-lambda-jni.so");
        try {
            FunctionClassPath.unpackNativeLibrary(function.classPath(), function.handlerClass(), nativeLibrary);
            FunctionClassPath.unpack(FunctionMain.class, directory);
        } catch (RuntimeException e) {
            deleteFiles();
            throw e;
        }
        output = new FunctionOutput(function.outputListener());
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "qstash4j-lambda-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The options of a function that is to be started. */
    public static LocalLambdaBuilder builder() {
        return new LocalLambdaBuilder();
    }

    static LocalLambda start(LocalLambdaBuilder function) {
        LocalLambda lambda;
        try {
            lambda = new LocalLambda(function);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Runtime.getRuntime().addShutdownHook(lambda.hook);
            Optional<FunctionError> error = lambda.running().init().join();
            if (error.isPresent()) {
                lambda.close();
                throw new IllegalStateException("The function " + function.handler() + " cannot be started: "
                        + error.get().type() + ": " + error.get().message() + lambda.shownOutput());
            }
            return lambda;
        } catch (RuntimeException e) {
            lambda.close();
            throw e;
        }
    }

    /** Where a front end is, which is started when it is asked for first; on a free port of the loopback address. */
    public URI url(FrontEnd frontEnd) {
        return url(FrontEndSettings.of(frontEnd));
    }

    /** The same, with settings. */
    public URI url(FrontEndSettings settings) {
        return listen(settings, 0);
    }

    /**
     * Starts a front end on a port of choice, and says where it is. One that is started already keeps its port.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public synchronized URI listen(FrontEndSettings settings, int port) {
        checkOpen();
        return frontEnds
                .computeIfAbsent(settings, absent -> new FrontEndListener(settings, port, this::submit, output))
                .url();
    }

    /**
     * Invokes the function with an event, and waits for the end.
     *
     * @throws IllegalArgumentException if the event is longer than Lambda takes
     */
    public InvocationResult invoke(byte[] event) {
        if (event.length > InvocationResult.MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "An event has at most " + InvocationResult.MAX_PAYLOAD + " bytes, and this has " + event.length);
        }
        return submit(event.clone()).join();
    }

    /**
     * The end of what the function has printed, up to 512 KiB, and between that why a front end has answered in its
     * place. What it prints may come after the answer.
     */
    public String output() {
        return output.text();
    }

    /** Waits until what the function has printed fulfils a condition; false when it does not in time. */
    public boolean awaitOutput(Predicate<String> condition, Duration timeout) throws InterruptedException {
        return output.await(condition, timeout);
    }

    CompletableFuture<InvocationResult> submit(byte[] event) {
        PendingInvocation invocation = new PendingInvocation(event);
        synchronized (this) {
            if (closed) {
                invocation.closed();
                return invocation.result();
            }
            // A process that cannot be started must leave nothing in the queue.
            ensureRunning().ifPresentOrElse(invocation::end, () -> queue.add(invocation));
        }
        return invocation.result();
    }

    long processId() {
        return running().processId();
    }

    /** The process that takes events; another one where that has ended. */
    private synchronized ExecutionEnvironment running() {
        if (environment == null || environment.isOver()) {
            ExecutionEnvironment started =
                    new ExecutionEnvironment(function, nativeLibrary, queue, output, timer, this::ended);
            var unused = started.init().thenAccept(failure -> failure.ifPresent(this::refuseAll));
            environment = started;
        }
        return environment;
    }

    private void refuseAll(FunctionError error) {
        queue.drain().forEach(invocation -> invocation.end(error));
    }

    private synchronized void ended() {
        if (!closed && !queue.isEmpty()) {
            var unused = ensureRunning();
        }
    }

    /** Starts a process where there is none; when that fails, all that wait are told so. */
    private synchronized Optional<FunctionError> ensureRunning() {
        try {
            var unused = running();
            return Optional.empty();
        } catch (RuntimeException e) {
            FunctionError error = new FunctionError("Runtime.InitError", String.valueOf(e.getMessage()));
            refuseAll(error);
            return Optional.of(error);
        }
    }

    /** For a JVM that ends without closing this. */
    private synchronized void abandon() {
        closed = true;
        if (environment != null) {
            environment.kill();
        }
        deleteFiles();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The local Lambda is closed.");
        }
    }

    private String shownOutput() {
        String all = output.text().strip();
        String shown = all.length() > SHOWN_OUTPUT ? "..." + all.substring(all.length() - SHOWN_OUTPUT) : all;
        return shown.isEmpty() ? "" : System.lineSeparator() + "It has printed:" + System.lineSeparator() + shown;
    }

    /** Ends the process and all front ends; invocations under way are abandoned. Closing twice does nothing more. */
    @Override
    public void close() {
        ExecutionEnvironment last;
        List<FrontEndListener> listeners;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = environment;
            listeners = List.copyOf(frontEnds.values());
        }
        // Those that wait for a process which is being started must not be told that it has ended.
        queue.drain().forEach(PendingInvocation::closed);
        if (last != null) {
            last.close();
        }
        listeners.forEach(FrontEndListener::close);
        timer.shutdownNow();
        output.close();
        forgetHook();
        deleteFiles();
    }

    private void forgetHook() {
        try {
            var unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending: the hook runs.
        }
    }

    /** One at a time: a JVM that ends while this is being closed does it twice. */
    private synchronized void deleteFiles() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // They are deleted already.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "LocalLambda[" + function.handler() + "]";
    }
}
