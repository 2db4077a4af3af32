package io.github.qstash4j.test.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;

/** What is written to a socket: a request of HTTP/1.1 with its headers just as they are. */
interface HttpWriting {

    void to(OutputStream socket) throws IOException;

    /** Whether nothing more will come although more was announced. */
    default boolean breaksOff() {
        return false;
    }

    static HttpWriting of(SignedRequest request) {
        byte[] body = request.body();
        return socket -> {
            socket.write(head(request, "Content-Length: " + body.length));
            socket.write(body);
        };
    }

    /** One byte less than announced. */
    static HttpWriting brokenOff(SignedRequest request) {
        byte[] body = request.body();
        return new HttpWriting() {
            @Override
            public void to(OutputStream socket) throws IOException {
                socket.write(head(request, "Content-Length: " + body.length));
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
        String framing = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.announced();
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

    private static byte[] head(SignedRequest request, String framing) {
        URI url = URI.create(request.url());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder(request.method() + " ")
                .append(path)
                .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getRawAuthority())
                .append("\r\nConnection: close\r\n")
                .append(framing)
                .append("\r\n");
        request.headers()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }
}
