package io.github.qstash4j.client;

import io.github.qstash4j.client.chat.Chat;
import io.github.qstash4j.client.deadletter.DeadLetterQueue;
import io.github.qstash4j.client.flowcontrol.FlowControls;
import io.github.qstash4j.client.keys.SigningKeys;
import io.github.qstash4j.client.log.Logs;
import io.github.qstash4j.client.message.Messages;
import io.github.qstash4j.client.queue.Queues;
import io.github.qstash4j.client.schedule.Schedules;
import io.github.qstash4j.client.urlgroup.UrlGroups;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Publishes messages through QStash. Thread-safe; make one and keep it, since it holds the connections.
 *
 * <p>A call that fails to reach QStash, or that QStash asks to repeat, is tried again within the client's deadline.
 * That is safe: every message carries a deduplication id, one of the client's own where it was given none, so that
 * QStash enqueues it once however many tries arrive. Never tried again are the calls that would do a thing twice:
 * creating a schedule without an id, retrying dead letters, chat completions, rotating the signing keys, and requests
 * that were built with {@link QStashRequestBuilder#once()}. Of the rate limits only the burst limit is waited for.
 * Calls block; an interrupt ends them with a {@link QStashException} and leaves the thread's interrupted flag set.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/publish">Publish a message, in the QStash documentation</a>
 */
public final class QStash {

    private final Transport transport;
    private final Sending sending;
    private final Publishing publishing;

    QStash(Transport transport, Sending sending, Publishing publishing) {
        this.transport = transport;
        this.sending = sending;
        this.publishing = publishing;
    }

    /**
     * Reads {@code QSTASH_TOKEN}, which is required, and {@code QSTASH_URL}, without which it is
     * {@code https://qstash.upstash.io}.
     *
     * <p>Where {@code QSTASH_REGION} is set, to {@code EU_CENTRAL_1} or {@code US_EAST_1}, the region's own variables
     * come first: {@code EU_CENTRAL_1_QSTASH_TOKEN} and {@code EU_CENTRAL_1_QSTASH_URL}, both or neither.
     *
     * @throws IllegalStateException if the token is not set, or only one of a region's two variables
     * @throws IllegalArgumentException if one cannot be right, or the region is neither of the two
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

    /** This client, with the same connections and another deadline: see {@link QStashBuilder#deadline}. */
    public QStash withDeadline(Duration deadline) {
        return by(sending.withDeadline(QStashBuilder.checkTime("deadline", deadline)));
    }

    QStash withinAtMost(Duration time) {
        return by(sending.withinAtMost(time));
    }

    private QStash by(Sending newSending) {
        return new QStash(transport, newSending, publishing.by(newSending));
    }

    /**
     * Opens a connection, and loads the classes that calls need, so that the first message does not wait for that: for
     * a start that may take longer than what comes after it. It asks once how many deliveries are under way, as
     * {@link FlowControls#globalParallelism()} does. QStash counts that towards the limit of requests per second alone,
     * and not as a message. It takes no longer than the deadline.
     *
     * <p>The connection is kept as long as QStash, and Java's {@code jdk.httpclient.keepalive.timeout}, let it idle.
     *
     * @return whether QStash was reached, whatever it has answered; that it was not is no exception
     * @see <a href="https://upstash.com/docs/qstash/api/api-ratelimiting">Rate limits, in the QStash documentation</a>
     */
    public boolean connect() {
        try {
            JsonValue unused =
                    call(QStashRequest.get("v2", "globalParallelism").once().answeredBy(json -> json));
            return true;
        } catch (QStashException e) {
            return e.kind() != QStashException.Kind.NO_ANSWER;
        }
    }

    /**
     * Makes every call from now on use new connections, also those of {@link #withDeadline} copies: after a snapshot of
     * the process was restored, say, where the old ones are dead without anybody having been told. Calls under way stay
     * on theirs.
     */
    public void dropConnections() {
        transport.dropConnections();
    }

    /**
     * Publishes one message to its URL, or puts it into its queue: on return QStash has it.
     *
     * @throws IllegalArgumentException if the message goes to a URL group
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     */
    public PublishResult publish(OutgoingMessage message) {
        return publishing.send(publishing.toOne(message));
    }

    /** As {@link #publish}, without blocking. */
    public CompletableFuture<PublishResult> publishAsync(OutgoingMessage message) {
        return publishing.sendAsync(publishing.toOne(message));
    }

    /**
     * Puts a message into a queue, as {@link #publish} does with a message that has it.
     *
     * @param queue as in {@link OutgoingMessage#queue}
     */
    public PublishResult enqueue(String queue, OutgoingMessage message) {
        return publish(message.queue(queue));
    }

    /** As {@link #enqueue}, without blocking. */
    public CompletableFuture<PublishResult> enqueueAsync(String queue, OutgoingMessage message) {
        return publishAsync(message.queue(queue));
    }

    /**
     * Publishes a message to every endpoint of its URL group.
     *
     * @return one result for every endpoint; exactly one where the message goes to a URL; never empty
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     */
    public List<PublishResult> publishToEach(OutgoingMessage message) {
        return publishing.send(publishing.toEach(message));
    }

    /** As {@link #publishToEach}, without blocking. */
    public CompletableFuture<List<PublishResult>> publishToEachAsync(OutgoingMessage message) {
        return publishing.sendAsync(publishing.toEach(message));
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
        return publishing.send(publishing.batch(messages));
    }

    /** As {@link #batch}, without blocking. */
    public CompletableFuture<List<BatchResult>> batchAsync(List<OutgoingMessage> messages) {
        return publishing.sendAsync(publishing.batch(messages));
    }

    /**
     * Collects follow-up work of a received message, for code that has no {@code Delivery} to do it with.
     *
     * @param messageId of the received message: the header {@code Upstash-Message-Id}, not blank
     */
    public FollowUpSteps followUp(String messageId) {
        return new FollowUpSteps(this, messageId);
    }

    /** Messages that QStash has and has not finished with. */
    public Messages messages() {
        return new Messages(this);
    }

    /** The queues of an account. */
    public Queues queues() {
        return new Queues(this);
    }

    /** The schedules of an account. */
    public Schedules schedules() {
        return new Schedules(this);
    }

    /** The URL groups of an account. */
    public UrlGroups urlGroups() {
        return new UrlGroups(this);
    }

    /** The messages of an account that QStash has given up on. */
    public DeadLetterQueue deadLetterQueue() {
        return new DeadLetterQueue(this);
    }

    /** What has happened to the messages of an account. */
    public Logs logs() {
        return new Logs(this);
    }

    /** The flow control keys of an account. */
    public FlowControls flowControls() {
        return new FlowControls(this);
    }

    /** The keys with which QStash signs the deliveries of an account. */
    public SigningKeys signingKeys() {
        return new SigningKeys(this);
    }

    /** Chat completions by a model that Upstash runs. */
    public Chat chat() {
        return new Chat(this);
    }

    /**
     * Makes a call that this class has no method for.
     *
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     */
    public <T> T call(QStashRequest<T> request) {
        return sending.sendAndWait(request);
    }

    /**
     * As {@link #call}, without blocking.
     *
     * @return completes with a {@link QStashException} where {@code call} throws it, on a thread that must not be
     *     blocked; cancelling it hangs up and ends the tries
     */
    public <T> CompletableFuture<T> callAsync(QStashRequest<T> request) {
        return sending.send(request);
    }

    /**
     * Makes a call that is answered with server-sent events, the last of which is {@code [DONE]}, such as
     * {@link Chat#stream}. It is sent once, whatever the request says, and blocks until the answer begins.
     *
     * <p>The deadline is that for the beginning of the answer, and then for each silence in it.
     *
     * @param request whose answer is read for every event, from the event's data
     * @return to be closed
     * @throws QStashException if it was refused, or if no stream of events began before the deadline
     */
    public <T> EventStream<T> events(QStashRequest<T> request) {
        return sending.stream(request);
    }

    @Override
    public String toString() {
        return "QStash[" + transport.baseUrl() + ", token redacted]";
    }
}
