package io.github.qstash4j.devserver.http;

import io.github.qstash4j.devserver.api.ApiRequest;
import io.github.qstash4j.devserver.api.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.impl.nio.ServerHttp1IOEventHandlerFactory;
import org.apache.hc.core5.http.impl.nio.ServerHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.support.BasicAsyncServerExpectationDecorator;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Listens on a port and hands each request, its target as sent, to one function. */
public final class HttpListener implements AutoCloseable {

    private static final Timeout IDLE = Timeout.ofMinutes(5);

    private final OpenSessions sessions = new OpenSessions();
    private final HttpAsyncServer server;
    private final InetSocketAddress address;

    /**
     * Listens when it returns.
     *
     * @param bindAddress the one to listen on, or the wildcard for all
     * @param port 0 for any free one
     * @param maxBody by the target of a request: a larger body is answered with 413 and not read further
     */
    public HttpListener(
            InetAddress bindAddress, int port, ToIntFunction<String> maxBody, Function<ApiRequest, ApiResponse> api) {
        HttpProcessor processor = HttpProcessorBuilder.create()
                .addAll((HttpResponseInterceptor) new ResponseContent(), new ResponseConnControl())
                .build();
        ServerHttp1StreamDuplexerFactory connections = new ServerHttp1StreamDuplexerFactory(
                processor,
                (request, context) -> new BasicAsyncServerExpectationDecorator(
                        new ApiExchange(api, maxBody.applyAsInt(request.getRequestUri()))),
                Wire.LIMITS,
                Wire.BYTES,
                null,
                RequestParser::new,
                null,
                null,
                null);
        server = new HttpAsyncServer(
                new ServerHttp1IOEventHandlerFactory(connections, null, null),
                IOReactorConfig.custom()
                        .setIoThreadCount(2)
                        .setTcpNoDelay(true)
                        .setSoReuseAddress(true)
                        .setSoTimeout(IDLE)
                        .setBacklogSize(1024)
                        .build(),
                null,
                null,
                sessions,
                null,
                null,
                "localhost");
        server.start();
        try {
            address = (InetSocketAddress) server.listen(new InetSocketAddress(bindAddress, port), URIScheme.HTTP)
                    .get()
                    .getAddress();
        } catch (ExecutionException e) {
            close();
            throw new UncheckedIOException(new IOException("Port " + port + " cannot be listened on.", e.getCause()));
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting to listen.", e);
        }
    }

    public int port() {
        return address.getPort();
    }

    @Override
    public void close() {
        server.initiateShutdown();
        sessions.closeAll();
        try {
            server.awaitShutdown(TimeValue.ofSeconds(1));
            server.close(CloseMode.IMMEDIATE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
