package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A request as it came over the wire: every byte of its head, one character each, and its body. */
public record RawRequest(String head, String body) {

    static RawRequest read(InputStream in) throws IOException {
        RawRequest request = readHead(in);
        return new RawRequest(request.head(), new String(in.readNBytes(request.contentLength()), UTF_8));
    }

    /** Leaves the body unread. */
    static RawRequest readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the client hung up");
            }
            head.write(next);
        }
        return new RawRequest(head.toString(ISO_8859_1), "");
    }

    int contentLength() {
        return Integer.parseInt(header("Content-Length").orElse("0"));
    }

    public String line() {
        return lines().get(0);
    }

    /** Compared with the exact spelling, since what is tested is what was sent. */
    public Optional<String> header(String name) {
        return lines().stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    public List<String> lines() {
        return List.of(head.strip().split("\r\n", -1));
    }
}
