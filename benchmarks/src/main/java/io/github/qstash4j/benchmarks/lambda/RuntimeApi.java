package io.github.qstash4j.benchmarks.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.benchmarks.http.HttpMessage;
import io.github.qstash4j.benchmarks.http.HttpReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API of one process that gets one event, with nothing in it that would take time of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda: the Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

    private static final String ID = "c01d57a7-0000-4000-8000-000000000001";
    private static final String ROOT = "/2018-06-01/runtime/invocation/";
    private static final int TIMEOUT_MS = 30_000;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private @Nullable SocketChannel caller;

    private RuntimeApi() throws IOException {
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    }

    static RuntimeApi open() throws IOException {
        return new RuntimeApi();
    }

    String authority() {
        return "127.0.0.1:" + listener.socket().getLocalPort();
    }

    /** Waits until the process asks for an event. */
    void awaitQuestion() throws IOException {
        expect("GET " + ROOT + "next ");
    }

    /** Answers the question. */
    void give(byte[] event) throws IOException {
        respond(
                "200 OK",
                "Lambda-Runtime-Aws-Request-Id: " + ID + "\r\n"
                        + "Lambda-Runtime-Deadline-Ms: " + (System.currentTimeMillis() + TIMEOUT_MS) + "\r\n"
                        + "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:cold\r\n"
                        + "Content-Type: application/json\r\n",
                event);
    }

    /** Waits for what the function has made of the event. */
    String awaitAnswer() throws IOException {
        String answer = new String(expect("POST " + ROOT + ID + "/response ").body(), UTF_8);
        respond("202 Accepted", "", new byte[0]);
        return answer;
    }

    private HttpMessage expect(String start) throws IOException {
        HttpMessage request = request();
        if (!request.startLine().startsWith(start)) {
            throw new IOException("The process did not call " + start + "but " + request.startLine() + " with "
                    + new String(request.body(), UTF_8));
        }
        return request;
    }

    /** The next one, on whichever connection: the client may leave one and open another. */
    private HttpMessage request() throws IOException {
        while (true) {
            if (selector.select(TIMEOUT_MS) == 0) {
                throw new IOException("The process has called nothing for " + TIMEOUT_MS + " ms.");
            }
            for (Iterator<SelectionKey> ready = selector.selectedKeys().iterator(); ready.hasNext(); ) {
                SelectionKey key = ready.next();
                ready.remove();
                HttpMessage request = key.isAcceptable() ? accepted() : read(key);
                if (request != null) {
                    return request;
                }
            }
        }
    }

    private @Nullable HttpMessage accepted() throws IOException {
        listener.accept().configureBlocking(false).register(selector, SelectionKey.OP_READ, new HttpReader());
        return null;
    }

    private @Nullable HttpMessage read(SelectionKey key) throws IOException {
        SocketChannel connection = (SocketChannel) key.channel();
        HttpReader reader = (HttpReader) key.attachment();
        if (!reader.fill(connection)) {
            connection.close();
            return null;
        }
        caller = connection;
        return reader.next();
    }

    /** In one piece: a head and a body must not wait for each other's acknowledgement. */
    private void respond(String status, String headers, byte[] body) throws IOException {
        SocketChannel current = caller;
        if (current == null) {
            throw new IOException("Nobody has called.");
        }
        byte[] head = ("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        ByteBuffer whole = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
        while (whole.hasRemaining()) {
            current.write(whole);
        }
    }

    /** Ends all waiting. */
    @Override
    public synchronized void close() throws IOException {
        if (selector.isOpen()) {
            for (SelectionKey key : Set.copyOf(selector.keys())) {
                key.channel().close();
            }
            selector.close();
        }
    }
}
