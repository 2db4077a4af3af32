package io.github.qstash4j.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Publishes messages through QStash. Thread-safe; make one and keep it, since it holds the connections.
 *
 * <p>A call that fails to reach QStash, or that QStash asks to repeat, is tried again within the client's deadline.
 * That is safe: every message carries a deduplication id, one of the client's own where it was given none, so that
 * QStash enqueues it once however many tries arrive. Calls block; an interrupt ends them with a {@link QStashException}
 * and leaves the thread's interrupted flag set.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/publish">Publish a message, in the QStash documentation</a>
 */
public final class QStash {

    private final Transport transport;
    private final Sending sending;
    private final Failures failures;
    private final BatchAnswer batchAnswer;
    private final Supplier<String> ids;

    QStash(Transport transport, Sending sending, Failures failures, BatchAnswer batchAnswer, Supplier<String> ids) {
        this.transport = transport;
        this.sending = sending;
        this.failures = failures;
        this.batchAnswer = batchAnswer;
        this.ids = ids;
    }

    /**
     * Reads {@code QSTASH_TOKEN}, which is required, and {@code QSTASH_URL}, without which it is
     * {@code https://qstash.upstash.io}.
     *
     * @throws IllegalStateException if the token is not set
     * @throws IllegalArgumentException if either cannot be right
     */
    public static QStash fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    static QStash fromEnvironment(Map<String, String> environment) {
        return QStashBuilder.fromEnvironment(environment).build();
    }

    /** Starts with the token missing and everything else at its default. */
    public static QStashBuilder builder() {
        return new QStashBuilder();
    }

    /**
     * Publishes one message: on return QStash has it.
     *
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     */
    public PublishResult publish(OutgoingMessage message) {
        boolean ownId = !message.isDeduplicated();
        RestCall call = RestCall.publish(safe(message));
        Answer answer = sending.send(call);
        return PublishAnswer.read(answer, ownId)
                .orElseThrow(() -> failures.unexpected(call, answer, "no message id, so nothing may be published."));
    }

    /**
     * Publishes messages with one request. QStash may take some and refuse others.
     *
     * @param messages at least one; their bodies must be UTF-8 text
     * @return what became of each message, in their order
     * @throws IllegalArgumentException if there is no message, or if one has a body that is not UTF-8 text
     * @throws QStashException if the batch as a whole was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/features/batch">Batching, in the QStash documentation</a>
     */
    public List<BatchResult> batch(List<OutgoingMessage> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("batch must have at least one message.");
        }
        List<OutgoingMessage> safe = new ArrayList<>();
        List<Boolean> ownIds = new ArrayList<>();
        for (OutgoingMessage message : messages) {
            ownIds.add(!message.isDeduplicated());
            safe.add(safe(message));
        }
        RestCall call = RestCall.batch(BatchRequest.write(safe));
        Answer answer = sending.send(call);
        return batchAnswer
                .read(answer, ownIds)
                .orElseThrow(() -> failures.unexpected(call, answer, "not one result for each message."));
    }

    /**
     * Collects follow-up work of a received message, for code that has no {@code Delivery} to do it with.
     *
     * @param messageId of the received message: the header {@code Upstash-Message-Id}, not blank
     */
    public FollowUpSteps followUp(String messageId) {
        return new FollowUpSteps(this, messageId);
    }

    private OutgoingMessage safe(OutgoingMessage message) {
        return message.isDeduplicated() ? message : message.deduplicationId(ids.get());
    }

    @Override
    public String toString() {
        return "QStash[" + transport.baseUrl() + ", token redacted]";
    }
}
