package io.github.qstash4j.benchmarks.cold;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.benchmarks.Deliveries;
import io.github.qstash4j.benchmarks.Jdk;
import io.github.qstash4j.benchmarks.Taskset;
import io.github.qstash4j.benchmarks.Variant;
import io.github.qstash4j.benchmarks.contender.Endpoint;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A contender, a JDK and a variant: one fresh process after the other. */
record Launch(ColdContender contender, Jdk jdk, Variant variant, Path directory) {

    private static final int BODY_BYTES = 256;

    /** The start of all names of its figures. */
    String name() {
        return jdk.feature() + "." + variant.label() + "." + contender.name();
    }

    /** The same with another contender. */
    Launch of(ColdContender other) {
        return new Launch(other, jdk, variant, directory);
    }

    /** Has a process make the archive that the measured ones use, where the variant has one. */
    void train() throws IOException, InterruptedException {
        if (variant.training(archive()).isEmpty()) {
            return;
        }
        Files.deleteIfExists(archive());
        start(variant.training(archive()));
        if (!Files.exists(archive())) {
            throw new IllegalStateException("The JVM has made no archive for " + name() + ".");
        }
    }

    /** The milliseconds inside main. */
    double milliseconds() throws IOException, InterruptedException {
        String nanoseconds = start(variant.options(archive()))
                .lines()
                .filter(line -> line.matches("\\d+"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name() + " has printed no time."));
        return Long.parseLong(nanoseconds) / 1e6;
    }

    /** How many classes come from jars and from the JDK's modules instead of from an archive. */
    long classesOutsideArchives() throws IOException, InterruptedException {
        Path log = directory.resolve(name() + ".classes");
        List<String> options = new ArrayList<>(variant.options(archive()));
        options.add("-Xlog:class+load:file=" + log);
        start(options);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("source:") && !line.contains("shared objects file"))
                    .count();
        }
    }

    private Path archive() {
        return directory.resolve(name() + ".archive");
    }

    private String start(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (variant == Variant.ONE_CPU) {
            command.addAll(Taskset.PREFIX);
        }
        command.add(jdk.java().toString());
        command.addAll(options);
        command.addAll(
                List.of("-cp", contender.classPath(), contender.mainClass().getName()));
        command.addAll(arguments());
        Path errors = directory.resolve(name() + ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(name() + " has failed: " + output + Files.readString(errors));
        }
        return output;
    }

    /** Signed now, since the process looks at the real clock. */
    private static List<String> arguments() {
        Endpoint endpoint = Deliveries.endpoint(Clock.systemUTC());
        SignedRequest request = Deliveries.signed(Clock.systemUTC(), BODY_BYTES);
        return List.of(
                endpoint.url(),
                endpoint.currentKey(),
                endpoint.nextKey(),
                request.token(),
                Deliveries.text(request.body()));
    }
}
