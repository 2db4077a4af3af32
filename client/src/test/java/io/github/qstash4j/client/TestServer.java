package io.github.qstash4j.client;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Response;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A dev server whose time the test moves, and a client of it. Every URL below {@link #URL} answers as it is told. */
public final class TestServer implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    public static final String URL = "https://app.example.com";

    private final AtomicInteger status = new AtomicInteger(200);
    private final DevServer server = DevServer.builder()
            .manualTime(START)
            .destination(URL, request -> Response.of(status.get()))
            .start();
    private final QStash qstash = QStash.builder()
            .token(server.token())
            .baseUrl(server.url().toString())
            .build();

    public DevServer server() {
        return server;
    }

    public QStash qstash() {
        return qstash;
    }

    /** What destinations answer from now on. */
    public void answersWith(int newStatus) {
        status.set(newStatus);
    }

    @Override
    public void close() {
        server.close();
    }
}
