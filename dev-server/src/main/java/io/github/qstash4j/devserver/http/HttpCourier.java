package io.github.qstash4j.devserver.http;

import io.github.qstash4j.devserver.delivery.Courier;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.NoResponse;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Delivers over HTTP/1.1; its threads start with the first delivery, since many servers never make one. */
public final class HttpCourier implements Courier {

    static final NoResponse CLOSED = new NoResponse("The server is closed.");

    private final int maxResponse;
    private final HostResolver resolver;
    private final BrokenRequests brokenRequests = new BrokenRequests();
    private final Set<DeliveryAttempt> underWay = ConcurrentHashMap.newKeySet();
    private @Nullable Connections connections;
    private boolean closed;

    /** The body of a response is cut at that many bytes. */
    public HttpCourier(int maxResponse) {
        this(maxResponse, InetAddress::getAllByName);
    }

    HttpCourier(int maxResponse, HostResolver.NameServer nameServer) {
        this.maxResponse = maxResponse;
        resolver = new HostResolver(nameServer);
    }

    @Override
    public CompletableFuture<Answer> deliver(DeliveryRequest request) {
        Connections open = open();
        if (open == null) {
            return CompletableFuture.completedFuture(CLOSED);
        }
        try {
            DeliveryAttempt attempt = new DeliveryAttempt(request, maxResponse, open);
            underWay.add(attempt);
            CompletableFuture<Answer> answer =
                    attempt.begin(resolver.resolve(request.address().host()));
            var unused = answer.thenRun(() -> underWay.remove(attempt));
            return answer;
        } catch (RejectedExecutionException closing) {
            return CompletableFuture.completedFuture(CLOSED);
        }
    }

    @Override
    public CompletableFuture<Answer> breakOff(DeliveryRequest request) {
        return resolver.resolve(request.address().host())
                .thenCompose(addresses -> brokenRequests.send(request, addresses))
                .exceptionally(thrown -> Failure.of(thrown, request.address()));
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
        brokenRequests.close();
        if (closing != null) {
            closing.close();
        }
        // A reactor that shuts down does not tell every exchange of its end.
        underWay.forEach(attempt -> attempt.complete(CLOSED));
    }
}
