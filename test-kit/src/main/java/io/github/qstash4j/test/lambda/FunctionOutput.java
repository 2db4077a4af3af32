package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the function's processes print, and what front ends say about it, as far as it fits; the oldest goes first. A
 * listener is told by a thread of its own: nothing waits for it, and nothing ends by what it throws.
 */
final class FunctionOutput {

    private static final int KEPT = 512 * 1024;

    private final Consumer<String> listener;
    private final StringBuilder kept = new StringBuilder();
    private final StringBuilder untold = new StringBuilder();
    private final Thread teller = new Thread(this::tell, "qstash4j-lambda-listener");
    private boolean closed;
    private boolean hasFailed;

    FunctionOutput(Consumer<String> listener) {
        this.listener = listener;
        teller.setDaemon(true);
        teller.start();
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
            add(kept, text);
            add(untold, text);
            kept.notifyAll();
        }
    }

    private static void add(StringBuilder all, String text) {
        all.append(text);
        if (all.length() > KEPT) {
            all.delete(0, all.length() - KEPT);
        }
    }

    private void tell() {
        try {
            for (String text = next(); !text.isEmpty(); text = next()) {
                try {
                    listener.accept(text);
                } catch (RuntimeException | Error e) {
                    note(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what the listener was not told; empty when there will be no more. */
    private String next() throws InterruptedException {
        synchronized (kept) {
            while (untold.isEmpty() && !closed) {
                kept.wait();
            }
            String text = untold.toString();
            untold.setLength(0);
            return text;
        }
    }

    /** The first one alone, and not to the listener. */
    private void note(Throwable failure) {
        synchronized (kept) {
            if (!hasFailed) {
                hasFailed = true;
                add(kept, "The listener of the output has failed: " + failure + System.lineSeparator());
                kept.notifyAll();
            }
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

    /** Lets the listener be told the rest, as far as it does not take long. */
    void close() {
        synchronized (kept) {
            closed = true;
            kept.notifyAll();
        }
        try {
            if (Thread.currentThread() != teller) {
                teller.join(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
