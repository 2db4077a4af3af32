package io.github.qstash4j.benchmarks.start;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.qstash4j.devserver.DevServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One call on a socket: an HTTP client would be most of what a fresh JVM needs for it. */
final class Ask {

    private Ask() {}

    /** Asks for the signing keys. */
    static void keys(DevServer server) throws IOException {
        call(server, "GET /v2/keys", "");
    }

    /** Publishes an empty message that gets one attempt, which its destination, an unknown path, refuses. */
    static void publishInVain(DevServer server) throws IOException {
        call(server, "POST /v2/publish/" + server.url() + "/nowhere", "Upstash-Retries: 0\r\nContent-Length: 0\r\n");
    }

    private static void call(DevServer server, String request, String headers) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                server.url().getPort())) {
            String head = request + " HTTP/1.1\r\nHost: " + server.url().getAuthority() + "\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + server.token() + "\r\n" + headers + "\r\n";
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), ISO_8859_1);
            if (!answer.startsWith("HTTP/1.1 20")) {
                throw new IllegalStateException("The dev server has answered: " + answer);
            }
        }
    }
}
