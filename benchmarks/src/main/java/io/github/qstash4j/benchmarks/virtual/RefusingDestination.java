package io.github.qstash4j.benchmarks.virtual;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.qstash4j.benchmarks.http.HttpReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers 500 to every delivery, on a thread for each connection. */
final class RefusingDestination implements AutoCloseable {

    private static final byte[] REFUSAL =
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final AtomicInteger refused = new AtomicInteger();

    RefusingDestination() throws IOException {
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listener.socket().getLocalPort() + "/";
    }

    int refused() {
        return refused.get();
    }

    private void accept() throws IOException {
        while (listener.isOpen()) {
            SocketChannel channel = listener.accept();
            channel.socket().setTcpNoDelay(true);
            start(() -> serve(channel));
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        try (channel) {
            HttpReader in = new HttpReader();
            while (in.fill(channel)) {
                if (in.next() != null) {
                    refused.incrementAndGet();
                    channel.write(ByteBuffer.wrap(REFUSAL));
                }
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (ClosedChannelException end) {
                        // The destination is closed.
                    } catch (IOException e) {
                        throw new IllegalStateException("A connection to the destination has broken.", e);
                    }
                },
                "refusing-destination");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
