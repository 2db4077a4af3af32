package io.github.qstash4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.qstash4j.benchmarks.http.HttpMessage;
import io.github.qstash4j.benchmarks.http.HttpReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Publishes over kept connections from the thread that calls it. A message that is to be delivered is not published
 * before one of the {@value #WINDOW} before it has been, unless the traffic is paced.
 */
final class Publisher implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final int WINDOW = 256;
    private static final long STALLED_NANOS = 30_000_000_000L;

    private final OpenServer server;
    private final Consumer consumer;
    private final InFlight inFlight;
    private final Selector selector;
    private final Deque<SelectionKey> idle = new ArrayDeque<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(2048);
    private int waiting;

    /** The selector is the one that the consumer wakes. */
    Publisher(OpenServer server, Consumer consumer, InFlight inFlight, Selector selector) {
        this.server = server;
        this.consumer = consumer;
        this.inFlight = inFlight;
        this.selector = selector;
    }

    /** Publishes, and returns when all of it is accepted, and delivered unless it waits; gives the number published. */
    long publish(Traffic traffic) throws IOException {
        connect();
        byte[] head = head(traffic);
        long start = System.nanoTime();
        long published = 0;
        long lastProgress = start;
        while (true) {
            long now = System.nanoTime();
            boolean more = traffic.hasMore(published, now - start);
            if (!more && waiting == 0 && inFlight.under() == 0) {
                return published;
            }
            while (more && isDue(traffic, published, now - start) && !idle.isEmpty()) {
                long due = traffic.isPaced() ? start + traffic.dueAt(published) : System.nanoTime();
                send(idle.pop(), head, traffic.pending() ? published : inFlight.publish(due));
                published++;
                more = traffic.hasMore(published, now - start);
            }
            if (selector.select(this::answered, 1) > 0) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > STALLED_NANOS) {
                throw new IllegalStateException("Nothing has moved for 30 s; " + inFlight.under() + " messages wait.");
            }
            consumer.check();
        }
    }

    private boolean isDue(Traffic traffic, long index, long elapsed) {
        return traffic.isPaced() ? traffic.dueAt(index) <= elapsed : inFlight.under() < WINDOW;
    }

    private byte[] head(Traffic traffic) {
        return ("POST /v2/publish/" + consumer.url() + " HTTP/1.1\r\nHost: " + server.host()
                        + "\r\nAuthorization: Bearer " + server.token() + "\r\nContent-Type: application/json\r\n"
                        + (traffic.pending() ? "Upstash-Delay: 1d\r\n" : "")
                        + "Content-Length: " + MessageBody.of(0).length + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    private void send(SelectionKey key, byte[] head, long number) throws IOException {
        out.clear().put(head).put(MessageBody.of(number)).flip();
        ((SocketChannel) key.channel()).write(out);
        if (out.hasRemaining()) {
            throw new IllegalStateException("A publish call does not fit into the buffers of its connection.");
        }
        waiting++;
    }

    private void answered(SelectionKey key) {
        HttpReader in = (HttpReader) key.attachment();
        try {
            if (!in.fill((SocketChannel) key.channel())) {
                throw new IllegalStateException("The dev server has closed a connection that is in use.");
            }
        } catch (IOException e) {
            throw new IllegalStateException("The dev server has broken a connection off.", e);
        }
        HttpMessage response = in.next();
        if (response == null) {
            return;
        }
        if (!response.startLine().startsWith("HTTP/1.1 20")) {
            throw new IllegalStateException("Publishing was answered with " + response.startLine() + " "
                    + new String(response.body(), US_ASCII));
        }
        waiting--;
        idle.push(key);
    }

    private void connect() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        while (idle.size() < CONNECTIONS) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(loopback, server.port()));
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            idle.push(channel.register(selector, SelectionKey.OP_READ, new HttpReader()));
        }
    }

    /** Closes the connections; the next traffic opens others. */
    @Override
    public void close() throws IOException {
        for (SelectionKey key : idle) {
            key.channel().close();
        }
        idle.clear();
        selector.selectNow();
    }
}
