package io.github.qstash4j.benchmarks.lambda;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux says about the time that a process was on a CPU, which no other process disturbs. */
final class ProcessCpu {

    private ProcessCpu() {}

    /** User and system time of the threads that it has now; 0 where the system does not tell. */
    static long nanos(long pid) throws IOException {
        long sum = 0;
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.exists(tasks)) {
            return 0;
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                sum += ofThread(thread.resolve("schedstat"));
            }
        }
        return sum;
    }

    private static long ofThread(Path statistics) throws IOException {
        try {
            return Long.parseLong(Files.readString(statistics).split(" ", 2)[0]);
        } catch (NoSuchFileException e) {
            // The thread has just ended.
            return 0;
        }
    }
}
