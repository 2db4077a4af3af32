package io.github.qstash4j.devserver.http;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.message.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver, which the destination sees at most once: another address or connection is only tried while
 * nothing can have been sent.
 */
final class DeliveryAttempt {

    private static final int STALE_CONNECTIONS = 3;

    private final DeliveryRequest request;
    private final int maxResponse;
    private final Connections connections;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final long deadline;
    private volatile List<InetAddress> addresses = List.of();
    private volatile @Nullable ScheduledFuture<?> timeout;
    private volatile @Nullable DeliveryExchange current;

    DeliveryAttempt(DeliveryRequest request, int maxResponse, Connections connections) {
        this.request = request;
        this.maxResponse = maxResponse;
        this.connections = connections;
        this.deadline = System.nanoTime() + request.timeout().toNanos();
    }

    /** Goes on when there are addresses; the timeout covers the wait for them. */
    CompletableFuture<Answer> begin(CompletableFuture<List<InetAddress>> resolved) {
        timeout = connections.after(request.timeout().toNanos(), this::timedOut);
        var unused = resolved.thenAccept(this::resolved).exceptionally(this::failed);
        return answer;
    }

    private void resolved(List<InetAddress> found) {
        if (!answer.isDone()) {
            addresses = found;
            exchange(0, STALE_CONNECTIONS);
        }
    }

    private @Nullable Void failed(Throwable thrown) {
        complete(Failure.of(thrown, request.address()));
        return null;
    }

    private void timedOut() {
        DeliveryExchange running = current;
        if (running == null) {
            complete(NoResponse.within(request.timeout()));
        } else {
            running.timedOut();
        }
    }

    private void exchange(int address, int staleLeft) {
        HttpHost host = new HttpHost(
                request.address().secure() ? "https" : "http",
                addresses.get(address),
                request.address().host(),
                request.address().port());
        DeliveryExchange exchange = new DeliveryExchange(request, maxResponse, new End(host, address, staleLeft));
        current = exchange;
        long millisLeft = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        if (System.nanoTime() >= deadline) {
            exchange.timedOut();
            return;
        }
        exchange.connecting(connections.connect(host, Timeout.ofMilliseconds(millisLeft), exchange));
    }

    /** Ends the attempt with this result, unless it has one. */
    void complete(Answer result) {
        ScheduledFuture<?> waiting = timeout;
        if (waiting != null) {
            waiting.cancel(false);
        }
        answer.complete(result);
    }

    private final class End implements DeliveryExchange.Ending {

        private final HttpHost host;
        private final int address;
        private final int staleLeft;

        End(HttpHost host, int address, int staleLeft) {
            this.host = host;
            this.address = address;
            this.staleLeft = staleLeft;
        }

        @Override
        public void answered(Response response, AsyncClientEndpoint endpoint, boolean reusable) {
            connections.release(host, endpoint, reusable);
            complete(response);
        }

        @Override
        public void failed(Exception cause, boolean started, boolean stale) {
            if (cause instanceof ConnectException && address + 1 < addresses.size()) {
                exchange(address + 1, staleLeft);
            } else if (stale && staleLeft > 0) {
                exchange(address, staleLeft - 1);
            } else {
                if (started && cause instanceof IOException) {
                    connections.brokeOff(host);
                }
                complete(Failure.of(cause, request.address()));
            }
        }

        @Override
        public void timedOut(NoResponse result) {
            complete(result);
        }
    }
}
