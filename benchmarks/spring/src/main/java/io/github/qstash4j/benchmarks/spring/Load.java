package io.github.qstash4j.benchmarks.spring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.qstash4j.benchmarks.Deliveries;
import io.github.qstash4j.benchmarks.http.HttpMessage;
import io.github.qstash4j.benchmarks.http.HttpReader;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many deliveries as a server answers: each connection sends the next one when the last one was answered. */
final class Load {

    private static final int CONNECTIONS = 8;

    private final int bodyBytes;

    Load(int bodyBytes) {
        this.bodyBytes = bodyBytes;
    }

    /** Deliveries per second, over this time. */
    double on(int port, Duration time) throws InterruptedException, ExecutionException {
        byte[] request = request();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long end = System.nanoTime() + time.toNanos();
            List<Future<Long>> answered = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                answered.add(threads.submit(() -> sendUntil(end, port, request)));
            }
            long all = 0;
            for (Future<Long> each : answered) {
                all += each.get();
            }
            return all / (time.toNanos() / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private static long sendUntil(long end, int port, byte[] request) throws IOException {
        long answered = 0;
        try (SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            HttpReader reader = new HttpReader();
            while (System.nanoTime() < end) {
                ByteBuffer sent = ByteBuffer.wrap(request);
                while (sent.hasRemaining()) {
                    channel.write(sent);
                }
                HttpMessage answer = null;
                while (answer == null) {
                    if (!reader.fill(channel)) {
                        throw new IOException("The server has closed the connection.");
                    }
                    answer = reader.next();
                }
                if (!answer.startLine().contains(" 200")) {
                    throw new IOException("The server has answered " + answer.startLine());
                }
                answered++;
            }
        }
        return answered;
    }

    /** Signed now, which is good for five minutes. */
    private byte[] request() {
        SignedRequest signed = Deliveries.signed(Clock.systemUTC(), bodyBytes);
        StringBuilder head = new StringBuilder("POST " + Endpoint.PATH + " HTTP/1.1\r\nHost: app.example.com\r\n");
        signed.headers()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        if (!signed.headers().containsKey("Content-Type")) {
            head.append("Content-Type: application/octet-stream\r\n");
        }
        head.append("Content-Length: ").append(signed.body().length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(ISO_8859_1));
        request.writeBytes(signed.body());
        return request.toByteArray();
    }
}
