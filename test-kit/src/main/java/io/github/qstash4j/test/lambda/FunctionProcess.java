package io.github.qstash4j.test.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** A JVM with the real runtime client and the function in it. */
final class FunctionProcess {

    private static final String NATIVE_LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final Process process;
    private final Thread output;

    private FunctionProcess(Process process, Thread output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a process that asks for events at a port. */
    static FunctionProcess start(LocalLambdaBuilder function, Path nativeLibrary, int port, FunctionOutput output) {
        ProcessBuilder command = new ProcessBuilder(command(function, nativeLibrary));
        command.redirectErrorStream(true);
        Map<String, String> environment = command.environment();
        environment.clear();
        environment.putAll(FunctionEnvironment.of(function, port));
        try {
            Process process = command.start();
            return new FunctionProcess(process, output.follow(process));
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("The function's JVM cannot be started.", e));
        }
    }

    private static List<String> command(LocalLambdaBuilder function, Path nativeLibrary) {
        List<String> command = new ArrayList<>();
        command.add(function.javaHome().resolve("bin").resolve("java").toString());
        // Lambda leaves the heap most of the memory, and compiles with C1 alone.
        command.add("-Xmx" + Math.max(32, function.memory() * 85 / 100) + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-D" + NATIVE_LIBRARY + "=" + nativeLibrary);
        // As Lambda has it: org.crac leads to the runtime client.
        command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        // Lambda's locale may not be on this machine, and then Java would take ASCII.
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(JavaHome.quietness(function.javaHome()));
        command.addAll(function.jvmOptions());
        command.add("-cp");
        command.add(function.classPath() + File.pathSeparator + nativeLibrary.getParent());
        command.add(FunctionMain.class.getName());
        command.add(function.handler());
        return command;
    }

    /** Calls with the exit status when the process has ended and all that it had printed is read. */
    void onExit(IntConsumer then) {
        var unused = process.onExit().thenAccept(ended -> {
            awaitOutput();
            then.accept(ended.exitValue());
        });
    }

    /** Ends the process, and those that the function has started. */
    void kill() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    long pid() {
        return process.pid();
    }

    /** Waits for the end of a process that was killed. */
    void awaitEnd() throws InterruptedException {
        var unused = process.waitFor(5, TimeUnit.SECONDS);
        awaitOutput();
    }

    private void awaitOutput() {
        try {
            output.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
