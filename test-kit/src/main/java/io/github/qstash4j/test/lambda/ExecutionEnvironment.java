package io.github.qstash4j.test.lambda;

import io.github.qstash4j.test.lambda.InvocationQueue.Taken;
import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the function, from its start to its end, with the Runtime API that it alone is served by. */
final class ExecutionEnvironment {

    /** The exit status of a process that a signal has killed. */
    private static final int KILLED = 128 + 9;

    private final LocalLambdaBuilder function;
    private final InvocationQueue queue;
    private final FunctionOutput output;
    private final ScheduledExecutorService timer;
    private final Runnable onEnd;
    private final Taken taken = new Taken();
    private final CompletableFuture<Optional<FunctionError>> init = new CompletableFuture<>();
    private final LoopbackServer api;
    private final FunctionProcess process;

    private volatile @Nullable FunctionError initError;

    ExecutionEnvironment(
            LocalLambdaBuilder function,
            Path nativeLibrary,
            InvocationQueue queue,
            FunctionOutput output,
            ScheduledExecutorService timer,
            Runnable onEnd) {
        this.function = function;
        this.queue = queue;
        this.output = output;
        this.timer = timer;
        this.onEnd = onEnd;
        api = new LoopbackServer("qstash4j-lambda-runtime", 0, new RuntimeApi(this)::answer, output);
        try {
            process = FunctionProcess.start(function, nativeLibrary, api.port(), output);
        } catch (RuntimeException e) {
            api.close();
            throw e;
        }
        process.onExit(this::exited);
        Future<?> limit = after(function.initTimeout(), this::initTimedOut);
        var unused = init.thenRun(() -> limit.cancel(false));
    }

    /** Completes when the function can take events, or with what has kept it from that. */
    CompletableFuture<Optional<FunctionError>> init() {
        return init;
    }

    boolean isOver() {
        return queue.isOver(taken);
    }

    Duration timeout() {
        return function.timeout();
    }

    String functionName() {
        return function.functionName();
    }

    long processId() {
        return process.pid();
    }

    /** Waits for an event, whose time is counted from now on; null when this process gets none any more. */
    @Nullable PendingInvocation next() throws InterruptedException {
        init.complete(Optional.empty());
        PendingInvocation next = queue.take(taken);
        if (next != null) {
            Future<?> limit = after(timeout(), () -> timedOut(next));
            var unused = next.result().thenRun(() -> limit.cancel(false));
        }
        return next;
    }

    /** Whether the process has such an invocation. Of one that has timed out the end changes nothing. */
    boolean end(String id, InvocationResult how) {
        PendingInvocation invocation = queue.giveBack(taken, id);
        if (invocation != null) {
            invocation.end(how);
        }
        return invocation != null;
    }

    /** The client ends its process after this: only then all that it has printed is read. */
    void initFailed(FunctionError error) {
        initError = error;
    }

    private void initTimedOut() {
        initFailed(new FunctionError(
                "Sandbox.Timedout",
                "The function was not ready after " + function.initTimeout().toSeconds() + " s."));
        process.kill();
    }

    /** With one invocation at a time the process is killed; with several, Lambda lets all of them go on. */
    private void timedOut(PendingInvocation invocation) {
        FunctionError error = FunctionError.timedOut(invocation.id(), timeout().toMillis());
        if (function.concurrency() > 1) {
            if (invocation.end(error)) {
                output.append(error.message() + System.lineSeparator());
            }
            return;
        }
        List<PendingInvocation> lost = queue.endBecauseOf(taken, invocation.id());
        if (lost == null) {
            // The answer came first, and the process may be at the next event.
            return;
        }
        output.append(error.message() + System.lineSeparator());
        invocation.end(error);
        lost.forEach(other -> other.end(FunctionError.exited(other.id(), KILLED)));
        process.kill();
    }

    private void exited(int status) {
        List<PendingInvocation> lost = queue.end(taken);
        FunctionError reported = initError;
        init.complete(Optional.of(
                reported == null
                        ? new FunctionError("Runtime.ExitError", "The process ended with exit status " + status + ".")
                        : reported));
        lost.forEach(invocation -> invocation.end(FunctionError.exited(invocation.id(), status)));
        api.close();
        onEnd.run();
    }

    /** Ends the process, whatever it does. */
    void close() {
        queue.end(taken).forEach(PendingInvocation::closed);
        process.kill();
        try {
            process.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
    }

    /** Ends the process without waiting, while this JVM ends. */
    void kill() {
        process.kill();
    }

    private Future<?> after(Duration delay, Runnable then) {
        return timer.schedule(then, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
