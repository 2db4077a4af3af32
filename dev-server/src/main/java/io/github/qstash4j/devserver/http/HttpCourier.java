package io.github.qstash4j.devserver.http;

import io.github.qstash4j.devserver.delivery.Answer;
import io.github.qstash4j.devserver.delivery.Courier;
import io.github.qstash4j.devserver.delivery.DeliveryRequest;
import io.github.qstash4j.devserver.delivery.NoResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Delivers over HTTP/1.1; its threads start with the first delivery, since many servers never make one. */
public final class HttpCourier implements Courier {

    private final int maxResponse;
    private final HostResolver resolver = new HostResolver();
    private @Nullable Connections connections;
    private boolean closed;

    /** The body of a response is cut at that many bytes. */
    public HttpCourier(int maxResponse) {
        this.maxResponse = maxResponse;
    }

    @Override
    public CompletableFuture<Answer> deliver(DeliveryRequest request) {
        Connections open = open();
        if (open == null) {
            return CompletableFuture.completedFuture(new NoResponse("The server is closed."));
        }
        return resolver.resolve(request.destination().host())
                .thenCompose(addresses -> new DeliveryAttempt(request, maxResponse, addresses, open).begin())
                .exceptionally(thrown -> Failure.of(thrown, request.destination()));
    }

    private synchronized @Nullable Connections open() {
        if (connections == null && !closed) {
            connections = new Connections();
        }
        return closed ? null : connections;
    }

    @Override
    public void close() {
        Connections closing;
        synchronized (this) {
            closed = true;
            closing = connections;
        }
        resolver.close();
        if (closing != null) {
            closing.close();
        }
    }
}
