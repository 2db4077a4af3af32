package io.github.qstash4j.benchmarks.spring;

import io.github.qstash4j.benchmarks.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** {@code benchmarks/run spring}: deliveries per second of a consumer, and of the same controller method without us. */
public final class Overhead {

    private final Path directory;
    private final Duration warmUp;
    private final Duration slice;
    private final int rounds;
    private final Load load = new Load(1024);

    Overhead(Path directory, Duration warmUp, Duration slice, int rounds) {
        this.directory = directory;
        this.warmUp = warmUp;
        this.slice = slice;
        this.rounds = rounds;
    }

    /**
     * Measures and prints the figures.
     *
     * @param args a directory for logs; then, optionally, {@code --quick} for a first impression
     */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createDirectories(Path.of(args[0]));
        Overhead overhead = List.of(args).contains("--quick")
                ? new Overhead(directory, Duration.ofSeconds(5), Duration.ofSeconds(1), 5)
                : new Overhead(directory, Duration.ofSeconds(60), Duration.ofSeconds(3), 11);
        Figures figures = new Figures();
        for (Stack stack : Stack.values()) {
            overhead.measure(stack, figures);
        }
        System.out.println();
        System.out.println("Deliveries per second with 1 KiB, of a server on one CPU: medians of " + overhead.rounds
                + " turns; of_bare is the consumer's share of the bare controller's.");
        figures.print();
    }

    /** Both servers run all the time, and are asked in turns. */
    void measure(Stack stack, Figures figures) throws IOException, InterruptedException, ExecutionException {
        List<Double> bare = new ArrayList<>();
        List<Double> consumer = new ArrayList<>();
        try (ServerProcess bareServer = ServerProcess.start(directory, stack, "bare");
                ServerProcess consumerServer = ServerProcess.start(directory, stack, "consumer")) {
            load.on(bareServer.port(), warmUp);
            load.on(consumerServer.port(), warmUp);
            bareServer.pin();
            consumerServer.pin();
            for (int i = 0; i < rounds; i++) {
                bare.add(load.on(bareServer.port(), slice));
                consumer.add(load.on(consumerServer.port(), slice));
            }
        }
        String name = "spring." + stack.name().toLowerCase(Locale.ROOT);
        double ofBare = Figures.median(bare);
        double ofConsumer = Figures.median(consumer);
        figures.add(name + ".bare.per_second", ofBare, 0);
        figures.add(name + ".consumer.per_second", ofConsumer, 0);
        figures.add(name + ".of_bare", ofConsumer / ofBare, 2);
        figures.add(name + ".microseconds_more", 1e6 / ofConsumer - 1e6 / ofBare, 1);
    }
}
