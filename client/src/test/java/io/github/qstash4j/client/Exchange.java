package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;

/** What the server does with one connection: a name for every good answer and every fault that a test needs. */
@FunctionalInterface
public interface Exchange {

    void serve(Socket connection, Consumer<RawRequest> record) throws IOException;

    static Exchange json(int status, String json) {
        return answer(status, json, "Content-Type: application/json");
    }

    static Exchange published(String messageId) {
        return json(201, "{\"messageId\":\"" + messageId + "\"}");
    }

    static Exchange answer(int status, String body, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return raw("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.getBytes(UTF_8).length
                + "\r\nConnection: close\r\n" + more + "\r\n" + body);
    }

    /** Sends these bytes, then closes the connection. */
    static Exchange raw(String bytes) {
        return (connection, record) -> {
            record.accept(RawRequest.read(connection.getInputStream()));
            connection.getOutputStream().write(bytes.getBytes(UTF_8));
            connection.getOutputStream().flush();
        };
    }

    /** Promises to keep the connection open, and closes it as an idle one is closed. */
    static Exchange thenClosesQuietly(int status, String body) {
        return raw("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    static Exchange resetsBeforeReading() {
        return (connection, record) -> connection.setSoLinger(true, 0);
    }

    static Exchange resetsAfterReading() {
        return (connection, record) -> {
            record.accept(RawRequest.read(connection.getInputStream()));
            connection.setSoLinger(true, 0);
        };
    }

    static Exchange closesMidway() {
        return raw("HTTP/1.1 201 X\r\nContent-Length: 100\r\n\r\n{\"messageId\":\"msg_");
    }

    /** Never answers, and stays until the client hangs up. */
    static Exchange hangs() {
        return hangsAfter("");
    }

    static Exchange hangsAfter(String bytes) {
        return (connection, record) -> {
            InputStream in = connection.getInputStream();
            record.accept(RawRequest.read(in));
            connection.getOutputStream().write(bytes.getBytes(UTF_8));
            connection.getOutputStream().flush();
            while (in.read() >= 0) {
                // until the client gives up
            }
        };
    }

    /** Server-sent events, each of these parts in an HTTP chunk of its own, and a proper end. */
    static Exchange events(String... parts) {
        return raw(eventsThen("0\r\n\r\n", parts));
    }

    /** As {@link #events}, with the chunks cut between any two bytes. */
    static Exchange events(byte[]... parts) {
        return (connection, record) -> {
            record.accept(RawRequest.read(connection.getInputStream()));
            OutputStream out = connection.getOutputStream();
            out.write(eventsThen("").getBytes(UTF_8));
            for (byte[] part : parts) {
                out.write((Integer.toHexString(part.length) + "\r\n").getBytes(UTF_8));
                out.write(part);
                out.write("\r\n".getBytes(UTF_8));
                out.flush();
            }
            out.write("0\r\n\r\n".getBytes(UTF_8));
        };
    }

    /** Closes the connection after these parts, without the end that HTTP has for them. */
    static Exchange eventsBrokenOff(String... parts) {
        return raw(eventsThen("", parts));
    }

    /** Stays silent after these parts until the client hangs up. */
    static Exchange eventsThenSilence(String... parts) {
        return hangsAfter(eventsThen("", parts));
    }

    /** Waits before each part, unless the client hangs up. */
    static Exchange slowEvents(Duration wait, String... parts) {
        return (connection, record) -> {
            InputStream in = connection.getInputStream();
            record.accept(RawRequest.read(in));
            OutputStream out = connection.getOutputStream();
            out.write(eventsThen("").getBytes(UTF_8));
            connection.setSoTimeout((int) wait.toMillis());
            for (String part : parts) {
                try {
                    if (in.read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException e) {
                    out.write(chunk(part).getBytes(UTF_8));
                    out.flush();
                }
            }
            out.write("0\r\n\r\n".getBytes(UTF_8));
        };
    }

    private static String eventsThen(String end, String... parts) {
        StringBuilder bytes = new StringBuilder("HTTP/1.1 200 OK\r\n");
        bytes.append("Content-Type: text/event-stream; charset=utf-8\r\n");
        bytes.append("Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        for (String part : parts) {
            bytes.append(chunk(part));
        }
        return bytes.append(end).toString();
    }

    private static String chunk(String part) {
        return Integer.toHexString(part.getBytes(UTF_8).length) + "\r\n" + part + "\r\n";
    }
}
