package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Authentication;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.Router;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what is for a consumer before security and the application see it, and settles it when they have answered.
 * On the server's own threads, unless something has to be waited for: keys, a ledger, what an acknowledgement sends.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(classes = Router.class)
final class ConsumerFilter implements Ordered {

    private static final CompletableFuture<Optional<HttpResponse<?>>> GO_ON =
            CompletableFuture.completedFuture(Optional.empty());

    private final ConsumerRoutes consumers;
    private final RequestTranslation requests;
    private final OwnAnswer answers;
    private final @Nullable ConsumerObserver observer;
    private final ExecutorService blocking;

    ConsumerFilter(
            ConsumerRoutes consumers,
            RequestTranslation requests,
            OwnAnswer answers,
            @Nullable ConsumerObserver observer,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.consumers = consumers;
        this.requests = requests;
        this.answers = answers;
        this.observer = observer;
        this.blocking = blocking;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    CompletableFuture<Optional<HttpResponse<?>>> admit(HttpRequest<?> request) {
        ConsumerRoute consumer = consumers.consumerFor(request);
        if (consumer == null) {
            return GO_ON;
        }
        Receiver receiver = consumer.endpoint().receiver();
        ReceiverRequest translated = requests.translate(request);
        return maybeWaiting(receiver.asksForKeys(), () -> consumer.endpoint().authenticate(translated))
                .thenCompose(authentication -> {
                    if (authentication instanceof Authentication.Authentic authentic) {
                        return IncomingBody.read(RequestTranslation.server(request), authentic.maxBodyBytes())
                                .thenCompose(body -> accept(request, consumer, authentic, body));
                    }
                    return CompletableFuture.completedFuture(Optional.of(
                            answers.response(request, ((Authentication.Refused) authentication).response())));
                });
    }

    private CompletableFuture<Optional<HttpResponse<?>>> accept(
            HttpRequest<?> request, ConsumerRoute consumer, Authentication.Authentic authentic, DeliveryBody body) {
        return maybeWaiting(consumer.endpoint().receiver().hasLedger(), () -> authentic.accept(body))
                .thenApply(admission -> {
                    if (admission instanceof Admission.Admitted admitted) {
                        new ConsumerExchange(admitted, consumer).attachTo(request);
                        ConsumerObserver.tell(observer, admitted, consumer.endpoint());
                        return Optional.empty();
                    }
                    return Optional.of(answers.response(request, ((Admission.Answered) admission).response()));
                });
    }

    @ResponseFilter
    CompletableFuture<Optional<HttpResponse<?>>> settle(HttpRequest<?> request, HttpResponse<?> response) {
        ConsumerExchange exchange = ConsumerExchange.of(request).orElse(null);
        if (exchange == null) {
            return GO_ON;
        }
        Supplier<Optional<HttpResponse<?>>> settlement =
                () -> Optional.of(answers.settled(request, exchange, response));
        return maybeWaiting(!exchange.isInConsumerThread(), settlement);
    }

    private <T> CompletableFuture<T> maybeWaiting(boolean waits, Supplier<T> work) {
        Executor executor = waits ? blocking : Runnable::run;
        return CompletableFuture.supplyAsync(work, executor);
    }
}
