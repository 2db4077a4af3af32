package io.github.qstash4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.qstash4j.benchmarks.http.HttpMessage;
import io.github.qstash4j.benchmarks.http.HttpReader;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.VerificationEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The destination: one thread that verifies each delivery with the lean engine and answers 200. */
final class Consumer implements AutoCloseable {

    private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

    private final ServerSocketChannel listener;
    private final Selector selector = Selector.open();
    private final Thread thread = new Thread(this::run, "load-consumer");
    private final ByteBuffer answer = ByteBuffer.allocateDirect(OK.length).put(OK);
    private final Receiver receiver;
    private final InFlight inFlight;
    private final Runnable whenDelivered;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Listens when it is made. {@code whenDelivered} runs after each turn of its thread. */
    Consumer(OpenServer server, InFlight inFlight, Runnable whenDelivered) throws IOException {
        this.inFlight = inFlight;
        this.whenDelivered = whenDelivered;
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 1024);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        receiver = Receiver.builder()
                .engine(VerificationEngine.LEAN)
                .signingKeys(SigningKeys.of(server.currentSigningKey(), server.nextSigningKey()))
                .publicUrl(url())
                .build();
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + listener.socket().getLocalPort() + "/jobs/order-placed";
    }

    /** User and system time of its thread so far. */
    long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    /** Throws what has gone wrong on its thread. */
    void check() {
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("A delivery could not be taken: " + thrown.getMessage(), thrown);
        }
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready);
                whenDelivered.run();
            }
        } catch (IOException | RuntimeException e) {
            if (selector.isOpen()) {
                failure.set(e);
                whenDelivered.run();
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.channel() instanceof SocketChannel channel && key.attachment() instanceof HttpReader in) {
                read(channel, in);
            }
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            channel.register(selector, SelectionKey.OP_READ, new HttpReader());
        }
    }

    private void read(SocketChannel channel, HttpReader in) throws IOException {
        if (!in.fill(channel)) {
            channel.close();
            return;
        }
        HttpMessage request = in.next();
        if (request != null) {
            take(request);
            // The few bytes always fit: the peer has read the answer before.
            channel.write(answer.rewind());
        }
    }

    private void take(HttpMessage request) {
        String target = request.startLine().split(" ", 3)[1];
        Delivery delivery = receiver.verify(
                ReceiverRequest.of(target, RequestHeaders.of(request.headers()), DeliveryBody.of(request.body())));
        inFlight.deliver(MessageBody.number(delivery.bytes()), System.nanoTime());
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
