package io.github.qstash4j.devserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
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

    /** Sends the characters as bytes and reads until the server closes the connection. */
    public Answer raw(String request) {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return end < 0
                    ? new Answer(0, all, "")
                    : new Answer(Integer.parseInt(all.substring(9, 12)), all.substring(0, end), all.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
