package io.github.qstash4j.devserver.delivery;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.NoResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes each request where the destination map says: to a function, or to an address by another courier. */
public final class MappedCourier implements Courier {

    private final DestinationMap map;
    private final Courier network;
    private final boolean localOnly;

    /** Nothing is sent to other machines where it is to be local only. */
    public MappedCourier(DestinationMap map, Courier network, boolean localOnly) {
        this.map = map;
        this.network = network;
        this.localOnly = localOnly;
    }

    @Override
    public CompletableFuture<Answer> deliver(DeliveryRequest request) {
        Function<DeliveryRequest, Answer> handler = map.handler(request.destination());
        return handler == null
                ? overNetwork(request, network::deliver)
                : CompletableFuture.completedFuture(call(handler, request));
    }

    private CompletableFuture<Answer> overNetwork(
            DeliveryRequest request, Function<DeliveryRequest, CompletableFuture<Answer>> send) {
        Destination address = map.address(request.destination());
        return localOnly && !address.isLoopback()
                ? CompletableFuture.completedFuture(notLocal(address))
                : send.apply(request.sentTo(address));
    }

    private static NoResponse notLocal(Destination address) {
        return new NoResponse((address.secure() ? "https://" : "http://") + address.authority()
                + " is not on this machine, and this server sends nothing anywhere else: say with map(...) where on"
                + " localhost the destination runs, answer it with destination(...), or allow it with"
                + " localOnly(false).");
    }

    private static Answer call(Function<DeliveryRequest, Answer> handler, DeliveryRequest request) {
        try {
            @Nullable Answer answer = handler.apply(request);
            return answer == null ? new NoResponse("The in-process destination answered null.") : answer;
        } catch (RuntimeException | Error e) {
            return new NoResponse("The in-process destination threw an exception: " + e);
        }
    }

    @Override
    public CompletableFuture<Answer> breakOff(DeliveryRequest request) {
        return map.handler(request.destination()) == null
                ? overNetwork(request, network::breakOff)
                : CompletableFuture.completedFuture(NoResponse.CONNECTION_RESET);
    }

    @Override
    public void close() {
        network.close();
    }
}
