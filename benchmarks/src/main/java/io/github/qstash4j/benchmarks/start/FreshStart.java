package io.github.qstash4j.benchmarks.start;

import io.github.qstash4j.devserver.DevServer;

/** A fresh JVM, one server, and its first answer. Prints the nanoseconds since the first line of main. */
final class FreshStart {

    private FreshStart() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        try (DevServer server = DevServer.start()) {
            long started = System.nanoTime();
            Ask.keys(server);
            long answered = System.nanoTime();
            System.out.println("started=" + (started - start));
            System.out.println("answered=" + (answered - start));
        }
    }
}
