package io.github.qstash4j.client;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Response;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A dev server whose time the test moves, and a client of it. Every URL below {@link #URL} answers as it is told. What
 * the client sends is checked against the table of QStash's REST API on its way.
 */
public final class TestServer implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    public static final String URL = "https://app.example.com";

    private final AtomicInteger status = new AtomicInteger(200);
    private final DevServer server = DevServer.builder()
            .manualTime(START)
            .destination(URL, request -> Response.of(status.get()))
            .start();
    private final RecordingProxy proxy = RecordingProxy.before(server.url());
    private final QStash qstash =
            QStash.builder().token(server.token()).baseUrl(proxy.url()).build();

    public DevServer server() {
        return server;
    }

    public QStash qstash() {
        return qstash;
    }

    /** Where clients of the server have to send, so that what they send is checked. */
    public String url() {
        return proxy.url();
    }

    /** What destinations answer from now on. */
    public void answersWith(int newStatus) {
        status.set(newStatus);
    }

    /**
     * Ends the server.
     *
     * @throws AssertionError if a request was none of QStash's REST API
     */
    @Override
    public void close() {
        proxy.close();
        server.close();
        if (!proxy.violations().isEmpty()) {
            throw new AssertionError("not as QStash's REST API has it: " + proxy.violations());
        }
    }
}
