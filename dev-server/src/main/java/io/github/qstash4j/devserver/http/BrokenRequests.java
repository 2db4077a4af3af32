package io.github.qstash4j.devserver.http;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.NoResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends requests up to the middle of their bodies and then resets the connection. On sockets of their own, since a
 * connection of the HTTP library ends in good order, and on threads of their own, since these sockets block.
 */
final class BrokenRequests implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int PATIENCE_MILLIS = 10_000;

    private final OwnThreads threads = new OwnThreads("qstash4j-broken-requests");
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    BrokenRequests() {
        executor.allowCoreThreadTimeOut(true);
    }

    CompletableFuture<Answer> send(DeliveryRequest request, List<InetAddress> addresses) {
        try {
            return CompletableFuture.supplyAsync(() -> sendNow(request, addresses.get(0)), executor);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(HttpCourier.CLOSED);
        }
    }

    private Answer sendNow(DeliveryRequest request, InetAddress address) {
        Destination to = request.address();
        try (Socket socket = new Socket()) {
            sockets.add(socket);
            try {
                socket.connect(new InetSocketAddress(address, to.port()), PATIENCE_MILLIS);
                socket.setSoTimeout(PATIENCE_MILLIS);
                // Zero: closing resets the connection.
                socket.setSoLinger(true, 0);
                begin(socket, to, firstHalf(request));
                return NoResponse.CONNECTION_RESET;
            } finally {
                sockets.remove(socket);
            }
        } catch (IOException e) {
            return Failure.of(e, to);
        }
    }

    private static void begin(Socket socket, Destination to, byte[] bytes) throws IOException {
        if (!to.secure()) {
            socket.getOutputStream().write(bytes);
            return;
        }
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        // Not closed, so that no farewell is sent: the socket below is.
        SSLSocket secure = (SSLSocket) factory.createSocket(socket, to.host(), to.port(), false);
        secure.startHandshake();
        secure.getOutputStream().write(bytes);
    }

    private static byte[] firstHalf(DeliveryRequest request) {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.address().target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(request.destination().authority())
                .append("\r\n");
        request.headers()
                .lines()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        // An empty body has no middle, so one byte is promised that never comes.
        int length = Math.max(1, request.body().size());
        head.append("Content-Length: ").append(length).append("\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(request.body().toByteArray(), 0, request.body().size() / 2);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            threads.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
