package io.github.qstash4j.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The calls that publish messages, with the interceptors around each of them. */
final class Publishing {

    private final String baseUrl;
    private final Sending sending;
    private final BatchAnswer batchAnswer;
    private final Supplier<String> ids;
    private final List<PublishInterceptor> interceptors;

    Publishing(
            String baseUrl,
            Sending sending,
            BatchAnswer batchAnswer,
            Supplier<String> ids,
            List<PublishInterceptor> interceptors) {
        this.baseUrl = baseUrl;
        this.sending = sending;
        this.batchAnswer = batchAnswer;
        this.ids = ids;
        this.interceptors = List.copyOf(interceptors);
    }

    Publishing by(Sending newSending) {
        return new Publishing(baseUrl, newSending, batchAnswer, ids, interceptors);
    }

    <T> T send(PublishCall<T> call) {
        Publication publication = publication(call);
        Interceptors around = Interceptors.begin(interceptors, publication);
        T answer;
        try {
            answer = sending.sendAndWait(call.request().apply(publication.messages()));
        } catch (RuntimeException | Error e) {
            around.ended(List.of(), e);
            throw e;
        }
        around.ended(call.results().apply(answer), null);
        return answer;
    }

    <T> CompletableFuture<T> sendAsync(PublishCall<T> call) {
        Publication publication = publication(call);
        Interceptors around = Interceptors.begin(interceptors, publication);
        CompletableFuture<T> answer;
        try {
            answer = sending.send(call.request().apply(publication.messages()));
        } catch (RuntimeException | Error e) {
            around.ended(List.of(), e);
            throw e;
        }
        CompletableFuture<T> heard = new CompletableFuture<>();
        var unused = answer.whenComplete((value, failure) -> {
            if (failure == null) {
                around.ended(call.results().apply(value), null);
                heard.complete(value);
            } else {
                around.ended(List.of(), failure);
                heard.completeExceptionally(failure);
            }
        });
        var unusedToo = heard.whenComplete((value, failure) -> answer.cancel(true)); // nothing when it is done already
        return heard;
    }

    /** To one URL. */
    PublishCall<PublishResult> toOne(OutgoingMessage message) {
        return new PublishCall<>(
                false,
                List.of(message),
                messages -> {
                    OutgoingMessage one = messages.get(0);
                    if (one.destination().fansOut()) {
                        throw new IllegalArgumentException("publish takes a message to one URL; a message to a URL"
                                + " group goes out with publishToEach(...).");
                    }
                    boolean ownId = !one.isDeduplicated();
                    return new QStashRequest<>(
                            RestCall.publish(safe(one)), true, answer -> PublishAnswer.read(answer, ownId));
                },
                result -> List.of(new BatchResult.Published(List.of(result))));
    }

    /** To every endpoint of a URL group. */
    PublishCall<List<PublishResult>> toEach(OutgoingMessage message) {
        return new PublishCall<>(
                false,
                List.of(message),
                messages -> {
                    OutgoingMessage one = messages.get(0);
                    boolean ownId = !one.isDeduplicated();
                    return new QStashRequest<>(
                            RestCall.publish(safe(one)), true, answer -> PublishAnswer.readEach(answer, ownId));
                },
                results -> List.of(new BatchResult.Published(results)));
    }

    /** Many at once. */
    PublishCall<List<BatchResult>> batch(List<OutgoingMessage> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("batch must have at least one message.");
        }
        return new PublishCall<>(
                true,
                all,
                messages -> {
                    List<OutgoingMessage> safe = new ArrayList<>();
                    List<Boolean> ownIds = new ArrayList<>();
                    for (OutgoingMessage message : messages) {
                        ownIds.add(!message.isDeduplicated());
                        safe.add(safe(message));
                    }
                    return new QStashRequest<>(
                            RestCall.batch(BatchRequest.write(safe)), true, answer -> batchAnswer.read(answer, ownIds));
                },
                results -> results);
    }

    private Publication publication(PublishCall<?> call) {
        return new Publication(baseUrl, call.batch(), call.messages());
    }

    private OutgoingMessage safe(OutgoingMessage message) {
        return message.isDeduplicated() ? message : message.deduplicationId(ids.get());
    }
}
