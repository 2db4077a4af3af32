package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the function's processes print, as far as it fits; the oldest goes first. */
final class FunctionOutput {

    private static final int KEPT = 512 * 1024;

    private final Consumer<String> listener;
    private final StringBuilder kept = new StringBuilder();

    FunctionOutput(Consumer<String> listener) {
        this.listener = listener;
    }

    /** Reads all that a process prints, so that it never waits for its reader. */
    Thread follow(Process process) {
        Thread reader = new Thread(() -> read(process), "qstash4j-lambda-output");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private void read(Process process) {
        char[] some = new char[8 * 1024];
        try (Reader reader = new InputStreamReader(process.getInputStream(), UTF_8)) {
            for (int n = reader.read(some); n >= 0; n = reader.read(some)) {
                append(new String(some, 0, n));
            }
        } catch (IOException e) {
            // The process was killed.
        }
    }

    void append(String text) {
        synchronized (kept) {
            kept.append(text);
            if (kept.length() > KEPT) {
                kept.delete(0, kept.length() - KEPT);
            }
            kept.notifyAll();
        }
        try {
            listener.accept(text);
        } catch (RuntimeException e) {
            // Whose listener fails has still a function that must not wait for its output to be read.
        }
    }

    String text() {
        synchronized (kept) {
            return kept.toString();
        }
    }

    /** Whether what is kept comes to match before the time is over. */
    boolean await(Predicate<String> condition, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (kept) {
            while (!condition.test(kept.toString())) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                kept.wait(left);
            }
            return true;
        }
    }
}
