package io.github.qstash4j.test.lambda;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.CharCodingSupport;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;

/** HTTP/1.1 on a loopback port, with a thread for each connection, none of which outlives {@link #close}. */
final class LoopbackServer implements AutoCloseable {

    /** Answers a request; may block. */
    interface Exchange {
        ClassicHttpResponse answer(ClassicHttpRequest request) throws IOException, InterruptedException;
    }

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(4 * 1024 * 1024)
            .setMaxHeaderCount(2000)
            .build();

    /** One character for each byte of a header, so that none is changed on its way. */
    private static final CharCodingConfig BYTES =
            CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build();

    /** IPv4 whatever the JVM prefers: URLs and the runtime client name this address. */
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final String name;
    private final ServerSocket listener;
    private final HttpService service;
    private final ExecutorService threads;
    private final FunctionOutput output;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Listens when it returns; on any free port where that is 0. */
    LoopbackServer(String name, int port, Exchange exchange, FunctionOutput output) {
        this.name = name;
        this.output = output;
        service = new HttpService(
                HttpProcessorBuilder.create()
                        .addAll((HttpResponseInterceptor) new ResponseContent(), new ResponseConnControl())
                        .build(),
                (request, trigger, context) -> handle(exchange, request, trigger));
        listener = listen(port);
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 1024);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("Port " + port + " cannot be listened on.", e));
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                if (listener.isClosed()) {
                    socket.close();
                } else {
                    threads.execute(() -> serve(socket));
                }
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    // One caller is lost, and the others are not.
                    output.append(name + ": " + e + System.lineSeparator());
                    LockSupport.parkNanos(50_000_000);
                }
            } catch (RejectedExecutionException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DefaultBHttpServerConnection connection = new DefaultBHttpServerConnection(
                        "http",
                        LIMITS,
                        CharCodingSupport.createDecoder(BYTES),
                        CharCodingSupport.createEncoder(BYTES),
                        null,
                        null,
                        new DefaultHttpRequestParserFactory(null, new RequestsAsSent()),
                        null)) {
            // A head and a body must not wait for each other's acknowledgement.
            socket.setTcpNoDelay(true);
            connection.bind(socket);
            while (connection.isOpen()) {
                service.handleRequest(connection, HttpCoreContext.create());
            }
        } catch (IOException | HttpException e) {
            // The caller is gone, or speaks no HTTP.
        } finally {
            open.remove(socket);
        }
    }

    private void handle(Exchange exchange, ClassicHttpRequest request, HttpServerRequestHandler.ResponseTrigger trigger)
            throws IOException, HttpException {
        if (request.containsHeader("Expect")) {
            trigger.sendInformation(new BasicClassicHttpResponse(100));
        }
        try {
            trigger.submitResponse(exchange.answer(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server is being closed.", e);
        } catch (RuntimeException e) {
            output.append(name + " has failed: " + e + System.lineSeparator());
            trigger.submitResponse(new BasicClassicHttpResponse(500));
        }
    }

    /** Breaks off all exchanges. Must not be called by one of them. */
    @Override
    public void close() {
        close(listener);
        open.forEach(LoopbackServer::close);
        threads.shutdownNow();
        try {
            var unused = threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It can be used no more, and the others are to be closed.
        }
    }

    @Override
    public String toString() {
        return name + " on port " + port();
    }
}
