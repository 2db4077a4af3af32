package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Destinations that answer when a test says so. */
final class HeldAnswers implements Function<DeliveryRequest, CompletableFuture<Answer>> {

    private final Map<String, CompletableFuture<Answer>> held = new LinkedHashMap<>();

    @Override
    public CompletableFuture<Answer> apply(DeliveryRequest request) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        if (held.put(request.destination().url(), answer) != null) {
            throw new IllegalStateException("There are two deliveries to " + request.destination() + " at once.");
        }
        return answer;
    }

    /** The URLs that are being delivered to now, in the order in which it began. */
    List<String> underWay() {
        return new ArrayList<>(held.keySet());
    }

    void answer(String url, int status, String... namesAndValues) {
        CompletableFuture<Answer> answer = held.remove(url);
        if (answer == null) {
            throw new IllegalStateException("Nothing is delivered to " + url + " but to " + held.keySet());
        }
        answer.complete(TestCourier.answer(status, namesAndValues).join());
    }
}
