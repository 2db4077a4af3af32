package io.github.qstash4j.test.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server for one connection, which does with it what a test wants. */
final class CannedServer implements Closeable {

    interface Conversation {

        void on(InputStream request, OutputStream answer, Socket connection) throws IOException;
    }

    private final ServerSocket socket;
    private final CompletableFuture<String> head = new CompletableFuture<>();

    private CannedServer(Conversation conversation) throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(conversation), "canned-server");
        thread.setDaemon(true);
        thread.start();
    }

    static CannedServer that(Conversation conversation) throws IOException {
        return new CannedServer(conversation);
    }

    /** Reads the head of the request, answers with bytes and closes. */
    static CannedServer answering(String answer) throws IOException {
        return that((request, out, connection) -> out.write(answer.getBytes(ISO_8859_1)));
    }

    HttpReceiver receiver() {
        return HttpReceiver.at(URI.create("http://127.0.0.1:" + socket.getLocalPort()), this);
    }

    /** The request without its body, as it came. */
    String head() throws Exception {
        return head.get(10, TimeUnit.SECONDS);
    }

    private void serve(Conversation conversation) {
        try (Socket connection = socket.accept()) {
            InputStream request = connection.getInputStream();
            head.complete(readHead(request));
            conversation.on(request, connection.getOutputStream(), connection);
        } catch (IOException e) {
            head.completeExceptionally(new UncheckedIOException(e));
        }
    }

    private static String readHead(InputStream request) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            int next = request.read();
            if (next < 0) {
                throw new IOException("The request ends in its head: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
