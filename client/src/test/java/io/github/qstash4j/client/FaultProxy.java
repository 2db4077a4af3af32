package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Stands between a client and a real server, and spoils requests: one on each connection, many at a time. */
final class FaultProxy implements AutoCloseable {

    private final URI server;
    private final Supplier<Fault> faults;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger faulty = new AtomicInteger();

    private FaultProxy(URI server, Supplier<Fault> faults, ServerSocket socket) {
        this.server = server;
        this.faults = faults;
        this.socket = socket;
    }

    /** The faults are asked for once for every request, by one thread. */
    static FaultProxy start(URI server, Supplier<Fault> faults) {
        try {
            ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            FaultProxy proxy = new FaultProxy(server, faults, socket);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    int faults() {
        return faulty.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                open.add(client);
                Fault fault = faults.get();
                requests.incrementAndGet();
                faulty.addAndGet(fault == Fault.NONE ? 0 : 1);
                threads.execute(() -> serve(client, fault));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void serve(Socket client, Fault fault) {
        try (client) {
            serveOrThrow(client, fault);
        } catch (IOException e) {
            // the client hung up, or the test is over
        } finally {
            open.remove(client);
        }
    }

    private void serveOrThrow(Socket client, Fault fault) throws IOException {
        if (fault == Fault.RESET_BEFORE_REQUEST) {
            reset(client);
            return;
        }
        InputStream in = client.getInputStream();
        if (fault == Fault.RESET_DURING_REQUEST) {
            in.readNBytes(RawRequest.readHead(in).contentLength() / 2);
            reset(client);
            return;
        }
        RawRequest request = RawRequest.read(in);
        OutputStream out = client.getOutputStream();
        switch (fault) {
            case NONE -> out.write(forward(request));
            case ANSWER_LOST -> {
                forward(request);
                reset(client);
            }
            case ANSWER_CUT_IN_HEAD -> {
                byte[] answer = forward(request);
                out.write(answer, 0, bodyStart(answer) / 2);
            }
            case ANSWER_CUT_IN_BODY -> {
                byte[] answer = forward(request);
                out.write(answer, 0, (bodyStart(answer) + answer.length) / 2);
            }
            case ANSWER_TOO_LATE -> {
                forward(request);
                awaitHangUp(in);
            }
            case REQUEST_TOO_LATE -> {
                awaitHangUp(in);
                forward(request);
            }
            case GATEWAY_TIMEOUT -> {
                forward(request);
                out.write(answer(504));
            }
            default -> out.write(refusal(fault));
        }
    }

    private static byte[] refusal(Fault fault) {
        long now = Instant.now().getEpochSecond();
        return switch (fault) {
            case BURST_LIMIT ->
                answer(
                        429,
                        "Burst-RateLimit-Limit: 100",
                        "Burst-RateLimit-Remaining: 0",
                        "Burst-RateLimit-Reset: " + now);
            case RETRY_AFTER -> answer(429, "Retry-After: 0");
            case BAD_GATEWAY -> answer(502);
            case UNAVAILABLE -> answer(503);
            case DAILY_LIMIT ->
                answer(429, "RateLimit-Limit: 1000", "RateLimit-Remaining: 0", "RateLimit-Reset: " + now);
            case CHAT_LIMIT -> answer(429, "x-ratelimit-remaining-tokens: 0", "x-ratelimit-reset-tokens: 0s");
            default -> throw new IllegalArgumentException(fault + " is no refusal");
        };
    }

    private static byte[] answer(int status, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return ("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\nConnection: close\r\n" + more + "\r\n")
                .getBytes(ISO_8859_1);
    }

    /** The server's whole answer. */
    private byte[] forward(RawRequest request) throws IOException {
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            open.add(upstream);
            String head = request.head().replaceFirst("\r\n", "\r\nConnection: close\r\n");
            OutputStream out = upstream.getOutputStream();
            out.write(head.getBytes(ISO_8859_1));
            out.write(request.body().getBytes(UTF_8));
            out.flush();
            byte[] answer = upstream.getInputStream().readAllBytes();
            open.remove(upstream);
            return answer;
        }
    }

    private static int bodyStart(byte[] answer) {
        return new String(answer, ISO_8859_1).indexOf("\r\n\r\n") + 4;
    }

    private static void awaitHangUp(InputStream in) {
        try {
            while (in.read() >= 0) {
                // until the client gives up
            }
        } catch (IOException reset) {
            // that is a way to hang up
        }
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
    }

    /** Waits for what is under way, so that afterwards nothing more can reach the server. */
    @Override
    public void close() {
        try {
            socket.close();
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                for (Socket left : open) {
                    left.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
