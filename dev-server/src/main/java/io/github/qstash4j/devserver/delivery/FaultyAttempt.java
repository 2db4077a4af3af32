package io.github.qstash4j.devserver.delivery;

import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.NoResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One attempt, with what goes wrong with it, if anything: it waits, is sent in its way, and its answer is replaced. */
final class FaultyAttempt {

    private final Message message;
    private final int retried;
    private final Set<Fault> faults;
    private final Pauses pauses;

    FaultyAttempt(Message message, int retried, Set<Fault> faults, Pauses pauses) {
        this.message = message;
        this.retried = retried;
        this.faults = faults;
        this.pauses = pauses;
    }

    CompletableFuture<Answer> make(Attempt attempt, Courier courier, Reordering reordering) {
        CompletableFuture<Answer> answer = delayed()
                .thenCompose(now -> heldBack(reordering))
                .thenCompose(now -> send(attempt, courier, reordering));
        if (faults.contains(Fault.Way.DUPLICATE_DELIVERY)) {
            answer = answer.thenCompose(first -> send(attempt, courier, reordering));
        }
        if (faults.contains(Fault.Way.LOST_ACKNOWLEDGEMENT)) {
            answer = answer.thenApply(lost -> new NoResponse("The acknowledgement was lost."));
        }
        if (faults.contains(Fault.Way.READ_TIMEOUT)) {
            answer = answer.thenCompose(ignored -> timeout());
        }
        return answer;
    }

    private CompletableFuture<@Nullable Void> delayed() {
        CompletableFuture<@Nullable Void> end = CompletableFuture.completedFuture(null);
        for (Fault fault : faults) {
            if (fault instanceof Fault.Delay delay) {
                end = end.thenCompose(now -> pauses.pause(delay.duration()));
            }
        }
        return end;
    }

    private CompletableFuture<@Nullable Void> heldBack(Reordering reordering) {
        return faults.contains(Fault.Way.REORDERED)
                ? reordering.holdBack(message.destination().authority(), pauses)
                : CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Answer> send(Attempt attempt, Courier courier, Reordering reordering) {
        CompletableFuture<@Nullable Void> passing =
                reordering.passing(message.destination().authority());
        DeliveryRequest request = attempt.of(message, retried, faults);
        CompletableFuture<Answer> answer =
                faults.contains(Fault.Way.CONNECTION_RESET) ? courier.breakOff(request) : courier.deliver(request);
        return passing == null ? answer : answer.whenComplete((result, thrown) -> passing.complete(null));
    }

    private CompletableFuture<Answer> timeout() {
        return pauses.pause(message.options().timeout())
                .thenApply(now -> NoResponse.within(message.options().timeout()));
    }
}
