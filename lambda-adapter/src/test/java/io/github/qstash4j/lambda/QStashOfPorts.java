package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that takes messages, and keeps from which port of the client each request came: its connection. */
final class QStashOfPorts implements AutoCloseable {

    private static final byte[] PUBLISHED = "{\"messageId\":\"msg_1\"}".getBytes(US_ASCII);

    private final List<Integer> ports = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    QStashOfPorts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Integer> ports() {
        return ports;
    }

    private void answer(HttpExchange exchange) throws IOException {
        ports.add(exchange.getRemoteAddress().getPort());
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, PUBLISHED.length);
        exchange.getResponseBody().write(PUBLISHED);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
