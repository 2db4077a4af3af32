package io.github.qstash4j.benchmarks.lambda;

import io.github.qstash4j.benchmarks.Jdk;
import io.github.qstash4j.benchmarks.Taskset;
import io.github.qstash4j.benchmarks.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A function, a JDK and a variant: one fresh process after the other.
 *
 * @param environment variables that the functions of the group need besides their own
 */
record LambdaLaunch(
        LambdaFunction function, Jdk jdk, Variant variant, Map<String, String> environment, Path directory) {

    /** As Lambda starts a JVM, with 512 MB of memory. */
    private static final List<String> LAMBDAS_OWN =
            List.of("-Xmx435m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ActiveProcessorCount=1");

    /** Without these, the runtime client would cost JDK 24 and later a warning. */
    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** The start of all names of its figures. */
    String name() {
        return jdk.feature() + "." + variant.label() + "." + function.name();
    }

    /** The same with another function. */
    LambdaLaunch of(LambdaFunction other) {
        return new LambdaLaunch(other, jdk, variant, environment, directory);
    }

    /** Has a process make the archive that the measured ones use, where the variant has one. */
    void train() throws IOException, InterruptedException {
        List<String> options = variant.training(archive());
        if (options.isEmpty()) {
            return;
        }
        Files.deleteIfExists(archive());
        try (FunctionProcess process = start(options)) {
            process.invoke(LambdaEvent.signedNow());
            process.endGracefully();
        }
        if (!Files.exists(archive())) {
            throw new IllegalStateException("The JVM has made no archive for " + name() + ".");
        }
    }

    /** One process, from its start to its first answer. */
    Invoked invoke() throws IOException, InterruptedException {
        byte[] event = LambdaEvent.signedNow();
        try (FunctionProcess process = start(variant.options(archive()))) {
            return process.invoke(event);
        }
    }

    /** How many classes come from jars and from the JDK's modules instead of from an archive. */
    long classesOutsideArchives() throws IOException, InterruptedException {
        Path log = directory.resolve(name() + ".classes");
        List<String> options = new ArrayList<>(variant.options(archive()));
        options.add("-Xlog:class+load:file=" + log.toAbsolutePath());
        try (FunctionProcess process = start(options)) {
            process.invoke(LambdaEvent.signedNow());
            process.endGracefully();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("source:") && !line.contains("shared objects file"))
                    .count();
        }
    }

    private Path archive() {
        return directory.toAbsolutePath().resolve(name() + ".archive");
    }

    private FunctionProcess start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(Taskset.PREFIX);
        command.add(jdk.java().toString());
        command.addAll(LAMBDAS_OWN);
        command.add(NativeLibrary.option(directory));
        if (jdk.feature() >= 24) {
            command.addAll(QUIET);
        }
        command.addAll(options);
        command.addAll(List.of("-cp", function.classPath()));
        Map<String, String> variables = new HashMap<>(function.environment());
        variables.putAll(environment);
        return FunctionProcess.start(command, function.handler(), variables, directory.resolve(name() + ".log"));
    }
}
