package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.delivery.Courier;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Answers at once what it is told to, or never. */
final class TestCourier implements Courier {

    final List<DeliveryRequest> requests = new ArrayList<>();
    Function<DeliveryRequest, CompletableFuture<Answer>> answering = request -> answer(200);

    static CompletableFuture<Answer> answer(int status, String... namesAndValues) {
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return CompletableFuture.completedFuture(
                new Response(status, new Headers(headers), Body.ofText("status " + status)));
    }

    /** From now on; an odd number of words would make no headers. */
    void answerAll(int status, String... namesAndValues) {
        answering = request -> answer(status, namesAndValues);
    }

    @Override
    public CompletableFuture<Answer> deliver(DeliveryRequest request) {
        requests.add(request);
        return answering.apply(request);
    }

    @Override
    public void close() {}
}
