package io.github.qstash4j.devserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A destination on a raw socket: records each request as it comes and answers with the raw bytes it is told to. */
public final class TestDestination implements AutoCloseable {

    public static final String OK = response("200 OK", "", "");

    private final ServerSocket server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean closing;
    private volatile boolean closingAtSecond;
    private volatile Function<Received, String> answer = request -> OK;

    public TestDestination() {
        this(0);
    }

    public TestDestination(int port) {
        try {
            server = new ServerSocket(port, 500, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::acceptAll);
    }

    /** A raw response; the headers each end with a line break. */
    public static String response(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** From now on answers with what the function makes of the request; an empty answer closes the connection. */
    public TestDestination answering(Function<Received, String> function) {
        answer = function;
        return this;
    }

    /** From now on breaks the promise of a kept connection. */
    public TestDestination closingAfterEachAnswer() {
        closing = true;
        return this;
    }

    /** From now on answers one request on each connection, and closes it when there comes another. */
    public TestDestination closingAtSecondRequest() {
        closingAtSecond = true;
        return this;
    }

    /** How many connections were made so far. */
    public int connections() {
        return sockets.size();
    }

    public String url(String target) {
        return "http://127.0.0.1:" + server.getLocalPort() + target;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The first so many requests, once they have come; the test fails when they do not within 20 seconds. */
    public List<Received> await(int count) {
        synchronized (received) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            long left = deadline - System.nanoTime();
            while (received.size() < count && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(received, left);
                } catch (InterruptedException e) {
                    throw new AssertionError("Interrupted while requests were to come.", e);
                }
                left = deadline - System.nanoTime();
            }
            if (received.size() < count) {
                throw new AssertionError("Only " + received.size() + " of " + count + " requests came.");
            }
            return List.copyOf(received.subList(0, count));
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "test-destination");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            int requests = 0;
            for (Received request = read(in); request != null; request = read(in)) {
                synchronized (received) {
                    received.add(request);
                    received.notifyAll();
                }
                requests++;
                if (closingAtSecond && requests == 2) {
                    return;
                }
                String text = answer.apply(request);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                if (closing || text.isEmpty()) {
                    return;
                }
            }
        } catch (IOException broken) {
            return;
        }
    }

    private static @Nullable Received read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        Received request = Received.of(head.toString(StandardCharsets.ISO_8859_1), "");
        String length = request.header("Content-Length");
        return length == null
                ? request
                : new Received(request.line(), request.headers(), latin1(in.readNBytes(Integer.parseInt(length))));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
