package io.github.qstash4j.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Plays scripted exchanges, one connection after the other, and keeps what it was sent. It knows nothing of QStash:
 * what a test expects on the wire is written down in the test.
 */
public final class ExchangeServer implements AutoCloseable {

    private final ServerSocket socket;
    private final BlockingQueue<Exchange> script = new LinkedBlockingQueue<>();
    private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "exchange-server");

    private ExchangeServer(ServerSocket socket) {
        this.socket = socket;
        thread.setDaemon(true);
        thread.start();
    }

    public static ExchangeServer start(Exchange... script) {
        try {
            ExchangeServer server = new ExchangeServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            server.script.addAll(List.of(script));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void then(Exchange exchange) {
        script.add(exchange);
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    public QStashBuilder client() {
        return QStash.builder().token("secret-token").baseUrl(url());
    }

    public List<RawRequest> requests() {
        return requests;
    }

    public RawRequest request() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, but there were " + requests);
        }
        return requests.get(0);
    }

    private void run() {
        try {
            while (true) {
                try (Socket connection = socket.accept()) {
                    script.take().serve(connection, requests::add);
                } catch (IOException e) {
                    if (socket.isClosed()) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the server.
     *
     * @throws AssertionError if a request to an endpoint of QStash's REST API was not as the API has it
     */
    @Override
    public void close() {
        thread.interrupt();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> violations = requests.stream()
                .flatMap(request -> ApiConformity.violations(request).stream())
                .filter(violation -> !violation.startsWith(ApiConformity.UNKNOWN))
                .toList();
        if (!violations.isEmpty()) {
            throw new AssertionError("not as QStash's REST API has it: " + violations);
        }
    }
}
