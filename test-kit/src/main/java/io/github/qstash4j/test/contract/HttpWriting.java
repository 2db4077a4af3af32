package io.github.qstash4j.test.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;

/** What is written to a socket: a request of HTTP/1.1 with its headers just as they are. */
interface HttpWriting {

    void to(OutputStream socket) throws IOException;

    /** Whether nothing more will come although more was announced. */
    default boolean breaksOff() {
        return false;
    }

    /** How long an answer may take. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    /** A request that needs no body and has none announces none. */
    static HttpWriting of(SignedRequest request) {
        byte[] body = request.body();
        boolean isBare = body.length == 0 && request.method().equals("GET");
        return socket -> {
            socket.write(head(request, isBare ? "" : "Content-Length: " + body.length + "\r\n"));
            socket.write(body);
        };
    }

    /** One byte less than announced. */
    static HttpWriting brokenOff(SignedRequest request) {
        byte[] body = request.body();
        return new HttpWriting() {
            @Override
            public void to(OutputStream socket) throws IOException {
                socket.write(head(request, "Content-Length: " + body.length + "\r\n"));
                socket.write(body, 0, body.length - 1);
            }

            @Override
            public boolean breaksOff() {
                return true;
            }
        };
    }

    static HttpWriting of(SignedRequest request, BodyStream body) {
        boolean chunked = body.announced() == BodyStream.UNANNOUNCED;
        String framing = chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + body.announced() + "\r\n";
        if (body.mostRead() == 0) {
            return announced(head(request, framing));
        }
        byte[] part = new byte[16 * 1024];
        byte[] before = chunked ? (Integer.toHexString(part.length) + "\r\n").getBytes(US_ASCII) : new byte[0];
        byte[] behind = chunked ? "\r\n".getBytes(US_ASCII) : new byte[0];
        return socket -> {
            socket.write(head(request, framing));
            for (long left = chunked ? Long.MAX_VALUE : body.announced(); left > 0; left -= part.length) {
                socket.write(before);
                socket.write(part, 0, (int) Math.min(left, part.length));
                socket.write(behind);
            }
        };
    }

    /** No byte of the body comes, so who waits for one is found out. */
    private static HttpWriting announced(byte[] head) {
        return new HttpWriting() {
            @Override
            public void to(OutputStream socket) throws IOException {
                socket.write(head);
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(5);
            }
        };
    }

    private static byte[] head(SignedRequest request, String framing) {
        URI url = URI.create(request.url());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder(request.method() + " ")
                .append(path)
                .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getRawAuthority())
                .append("\r\nConnection: close\r\n")
                .append(framing);
        request.headers()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }
}
