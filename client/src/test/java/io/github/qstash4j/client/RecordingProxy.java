package io.github.qstash4j.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server. It checks every request against the table of QStash's REST API before the
 * server sees it, and passes on the bytes as they came, in both directions.
 */
final class RecordingProxy implements AutoCloseable {

    private final URI server;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** As many of the first connections as are dead. */
    private volatile int dead;

    private RecordingProxy(URI server, ServerSocket socket) {
        this.server = server;
        this.socket = socket;
        run("accept", this::accept);
    }

    static RecordingProxy before(URI server) {
        try {
            return new RecordingProxy(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** What was wrong with the requests so far, each as a sentence. */
    List<String> violations() {
        return violations;
    }

    /** How many there were so far. */
    int connections() {
        return connections.get();
    }

    /** From now on, what is sent on the connections of now is lost, and neither side hears of it. */
    void loseConnections() {
        dead = connections.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = socket.accept();
            open.add(client);
            int number = connections.incrementAndGet();
            run("requests", () -> passRequests(client, number));
        }
    }

    /** Until one of the two hangs up, or a request cannot be told from the next one. */
    private void passRequests(Socket client, int number) throws IOException {
        try (client;
                Socket upstream = new Socket(server.getHost(), server.getPort())) {
            open.add(upstream);
            run("answers", () -> passAnswers(upstream, client));
            CopyingInputStream in = new CopyingInputStream(client.getInputStream());
            while (check(RawRequest.read(in))) {
                byte[] request = in.takeCopy();
                if (number > dead) {
                    upstream.getOutputStream().write(request);
                }
            }
        } finally {
            open.remove(client);
        }
    }

    /** Whether the request was read to its end. */
    private boolean check(RawRequest request) {
        boolean chunked = request.lines().stream().anyMatch(line -> line.regionMatches(true, 0, "Transfer-", 0, 9));
        if (chunked) {
            violations.add(request.line() + ": its length is not told by a Content-Length");
            return false;
        }
        try {
            violations.addAll(ApiConformity.violations(request));
        } catch (RuntimeException e) {
            violations.add(request.line() + ": cannot be checked: " + e);
        }
        return true;
    }

    private void passAnswers(Socket upstream, Socket client) throws IOException {
        try (client) {
            upstream.getInputStream().transferTo(client.getOutputStream());
        } finally {
            open.remove(upstream);
        }
    }

    /** That a connection ends is for client and server to notice, and no failure of the proxy's. */
    private static void run(String name, Passing passing) {
        Thread thread = new Thread(
                () -> {
                    try {
                        passing.run();
                    } catch (IOException e) {
                        // both sides are closed
                    }
                },
                "recording-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Closeable connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Passing {

        void run() throws IOException;
    }

    /** Keeps what was read of it. */
    private static final class CopyingInputStream extends FilterInputStream {

        private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

        CopyingInputStream(InputStream in) {
            super(in);
        }

        byte[] takeCopy() {
            byte[] bytes = copy.toByteArray();
            copy.reset();
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                copy.write(next);
            }
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count > 0) {
                copy.write(bytes, offset, count);
            }
            return count;
        }
    }
}
