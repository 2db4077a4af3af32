package io.github.qstash4j.devserver.delivery;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.NoResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes each request where the destination map says: to a function, or to an address by another courier. */
public final class MappedCourier implements Courier {

    private final DestinationMap map;
    private final Courier network;

    public MappedCourier(DestinationMap map, Courier network) {
        this.map = map;
        this.network = network;
    }

    @Override
    public CompletableFuture<Answer> deliver(DeliveryRequest request) {
        Function<DeliveryRequest, Answer> handler = map.handler(request.destination());
        return handler == null
                ? network.deliver(request.sentTo(map.address(request.destination())))
                : CompletableFuture.completedFuture(call(handler, request));
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
                ? network.breakOff(request.sentTo(map.address(request.destination())))
                : CompletableFuture.completedFuture(NoResponse.CONNECTION_RESET);
    }

    @Override
    public void close() {
        network.close();
    }
}
