package io.github.qstash4j.devserver.http;

import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.message.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** One request and its response on one connection; ends once, whatever comes first. */
final class DeliveryExchange implements AsyncClientExchangeHandler, FutureCallback<AsyncClientEndpoint> {

    /** What the courier does at the end of an exchange. */
    interface Ending {

        void answered(Response response, AsyncClientEndpoint endpoint, boolean reusable);

        /**
         * There is no response.
         *
         * @param started whether the connection was there and the request was begun on it
         * @param stale whether a kept connection turned out to be closed before that
         */
        void failed(Exception cause, boolean started, boolean stale);

        void timedOut(NoResponse answer);
    }

    private static final int MAX_INFORMATION = 100;

    private final DeliveryRequest request;
    private final Ending ending;
    private final ByteBuffer out;
    private final AtomicBoolean done = new AtomicBoolean();
    private final BoundedBuffer in;
    private volatile @Nullable AsyncClientEndpoint endpoint;
    private volatile @Nullable Future<AsyncClientEndpoint> connecting;
    private volatile boolean started;
    private @Nullable BasicHttpRequest head;
    private @Nullable HttpResponse response;
    private @Nullable HttpContext context;
    private int information;

    DeliveryExchange(DeliveryRequest request, int maxResponse, Ending ending) {
        this.request = request;
        this.ending = ending;
        this.out = request.body().toByteBuffer();
        this.in = new BoundedBuffer(maxResponse);
    }

    void connecting(Future<AsyncClientEndpoint> future) {
        connecting = future;
        if (done.get()) {
            future.cancel(true);
        }
    }

    @Override
    public void completed(AsyncClientEndpoint connected) {
        endpoint = connected;
        if (done.get()) {
            connected.releaseAndDiscard();
        } else {
            connected.execute(this, HttpCoreContext.create());
        }
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext httpContext) throws HttpException, IOException {
        started = true;
        context = httpContext;
        // Not the constructor for a URI, to which the path //a/b is a host.
        BasicHttpRequest line = new BasicHttpRequest(
                request.method(), null, null, request.address().target());
        line.addHeader("Host", request.destination().authority());
        request.headers().lines().forEach(header -> line.addHeader(header.name(), header.value()));
        int length = out.remaining();
        if (length > 0 || !isBodyless(request.method())) {
            line.addHeader("Content-Length", Integer.toString(length));
        }
        head = line;
        channel.sendRequest(line, length == 0 ? null : new BasicEntityDetails(length, null), httpContext);
    }

    private static boolean isBodyless(String method) {
        return method.equals("GET") || method.equals("DELETE");
    }

    @Override
    public int available() {
        return out.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (out.hasRemaining()) {
            channel.write(out);
        }
        if (!out.hasRemaining()) {
            channel.endStream(null);
        }
    }

    /** The thread that reads them serves other destinations too, so they must come to an end. */
    @Override
    public void consumeInformation(HttpResponse informational, HttpContext httpContext) throws IOException {
        information++;
        if (information > MAX_INFORMATION) {
            throw new IOException("more than " + MAX_INFORMATION + " informational responses came");
        }
    }

    @Override
    public void consumeResponse(HttpResponse received, @Nullable EntityDetails entity, HttpContext httpContext) {
        response = received;
        if (entity == null) {
            finish(true);
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) {
        if (!in.append(source)) {
            finish(false);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends org.apache.hc.core5.http.Header> trailers) {
        finish(true);
    }

    private void finish(boolean complete) {
        HttpResponse received = response;
        AsyncClientEndpoint used = endpoint;
        if (received == null || used == null || !done.compareAndSet(false, true)) {
            return;
        }
        boolean reusable = complete
                && !out.hasRemaining()
                && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(head, received, context);
        List<Header> headers = new ArrayList<>();
        for (org.apache.hc.core5.http.Header header : received.getHeaders()) {
            String value = header.getValue();
            headers.add(new Header(header.getName(), value == null ? "" : value));
        }
        ending.answered(
                new Response(received.getCode(), new Headers(headers), Body.of(in.toByteArray())), used, reusable);
    }

    void timedOut() {
        if (done.compareAndSet(false, true)) {
            discard();
            ending.timedOut(NoResponse.within(request.timeout()));
        }
    }

    @Override
    public void failed(Exception cause) {
        if (done.compareAndSet(false, true)) {
            boolean stale = endpoint != null && !started && cause instanceof ConnectionClosedException;
            discard();
            ending.failed(cause, started, stale);
        }
    }

    @Override
    public void cancelled() {
        failed(new IOException("cancelled"));
    }

    @Override
    public void cancel() {
        failed(new IOException("cancelled"));
    }

    private void discard() {
        AsyncClientEndpoint used = endpoint;
        Future<AsyncClientEndpoint> waiting = connecting;
        if (used != null) {
            used.releaseAndDiscard();
        } else if (waiting != null) {
            waiting.cancel(true);
        }
    }

    @Override
    public void releaseResources() {}
}
