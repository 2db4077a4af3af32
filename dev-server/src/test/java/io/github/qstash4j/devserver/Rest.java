package io.github.qstash4j.devserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Calls the REST API over a raw socket, so that nothing between test and server rewrites a request. */
public record Rest(URI url, String token) {

    /** The status, the raw head and the body of a response. */
    public record Answer(int status, String head, String body) {

        public JsonNode json() {
            try {
                return JsonMapper.builder().build().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String text(String field) {
            return json().path(field).asText();
        }
    }

    public static Rest of(DevServer server) {
        return new Rest(server.url(), server.token());
    }

    public Answer get(String target) {
        return call("GET", target, "");
    }

    public Answer publish(String destination, String body, String... headers) {
        return call("POST", "/v2/publish/" + destination, body, headers);
    }

    /** The id of a message that must have been accepted. */
    public String published(String destination, String body, String... headers) {
        Answer answer = publish(destination, body, headers);
        if (answer.status() != 200) {
            throw new AssertionError("not accepted: " + answer);
        }
        return answer.text("messageId");
    }

    public Answer call(String method, String target, String body, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: qstash.test\r\n");
        request.append("Authorization: Bearer ").append(token).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        request.append("Connection: close\r\nContent-Length: ")
                .append(bytes.length)
                .append("\r\n\r\n");
        return raw(request + new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Sends the characters as bytes and reads one response. */
    public Answer raw(String request) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream(), request.startsWith("HEAD"));
        } catch (IOException e) {
            throw new UncheckedIOException("on " + request, e);
        }
    }

    /** Sends the characters as bytes, ends the stream, and reads one response; status 0 when none comes. */
    public Answer rawOrNothing(String request) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return read(socket.getInputStream(), request.startsWith("HEAD"));
        } catch (EOFException | SocketException closed) {
            return new Answer(0, "", "");
        } catch (IOException e) {
            throw new UncheckedIOException("on " + request, e);
        }
    }

    private static Answer read(InputStream in, boolean bodyless) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed after " + head);
            }
            head.write(next);
        }
        Received response = Received.of(head.toString(StandardCharsets.ISO_8859_1), "");
        String length = response.header("Content-Length");
        byte[] body = length == null || bodyless ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        return answer(response.line(), head.toString(StandardCharsets.ISO_8859_1), body);
    }

    /** Sends the characters as bytes and reads until the server closes the connection. */
    public String rawToTheEnd(String request) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("on " + request, e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), url.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static Answer answer(String line, String head, byte[] body) {
        int status = line.startsWith("HTTP/1.") ? Integer.parseInt(line.substring(9, 12)) : 0;
        return new Answer(status, head, new String(body, StandardCharsets.UTF_8));
    }
}
