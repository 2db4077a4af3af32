package io.github.qstash4j.client;

import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages that follow from one received message, each under the name of a step, sent together. Thread-safe.
 *
 * <p>Each message gets a deduplication id made of the received message's id and the step, the same whenever the
 * received message is delivered again. So a step is enqueued once within QStash's deduplication window, however often
 * it is sent; after the window it is enqueued again, unless it is {@linkplain #leaveOut left out}.
 *
 * <p>Each message also forwards the header {@value #CORRELATION_HEADER}, unless it has one of its own.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/deduplication">Deduplication, in the QStash documentation</a>
 */
public final class FollowUpSteps {

    /** The header by which all messages of a chain know each other: the id of the message that the chain began with. */
    public static final String CORRELATION_HEADER = "Qstash4j-Correlation-Id";

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final String messageId;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, OutgoingMessage> unsent = new LinkedHashMap<>();
    private final Map<String, BatchResult> results = new LinkedHashMap<>();
    private QStash qstash;
    private Set<String> leftOut = Set.of();
    private @Nullable String correlationId;
    private boolean closed;
    private boolean sent;

    FollowUpSteps(QStash qstash, String messageId) {
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("messageId is blank; follow-up work needs the id of the message that it"
                    + " follows from, the header Upstash-Message-Id.");
        }
        this.qstash = qstash;
        this.messageId = messageId;
        this.correlationId = CorrelationId.of(null, messageId);
    }

    /**
     * Goes on with the chain that the received message belongs to, in the messages that are added from now on. Without
     * it, the received message begins a chain.
     *
     * @param received the received message's header {@value #CORRELATION_HEADER}; ignored when it is null, longer than
     *     256 characters, or not printable ASCII without spaces, since QStash does not sign headers
     */
    public synchronized FollowUpSteps correlationId(@Nullable String received) {
        correlationId = CorrelationId.of(received, messageId);
        return this;
    }

    /**
     * Has steps left out that are known to be sent: adding one of them from now on is no error, and sends nothing.
     *
     * @param steps those that QStash has taken when the message was received before
     */
    public synchronized FollowUpSteps leaveOut(Collection<String> steps) {
        leftOut = Set.copyOf(steps);
        return this;
    }

    /**
     * Has {@link #send} end in that time, successful or not; the client's own deadline holds where it is shorter.
     *
     * @param time when it is over already, sending fails
     */
    public synchronized FollowUpSteps within(Duration time) {
        qstash = qstash.withinAtMost(time.compareTo(SHORTEST) < 0 ? SHORTEST : time);
        return this;
    }

    /**
     * Adds a message, which is sent by {@link #send}.
     *
     * @param step what this message is for, such as {@code receipt}; not blank, and the same on every delivery
     * @param message without a deduplication id, and with a body that is UTF-8 text, or none
     * @throws IllegalArgumentException if the step is blank, or the message has a deduplication id, or a body that is
     *     not UTF-8 text
     * @throws IllegalStateException if there is a message for this step, or {@link #send} has been called
     */
    public synchronized void publish(String step, OutgoingMessage message) {
        if (closed) {
            throw new IllegalStateException(
                    "The follow-up step \"" + step + "\" comes too late: the steps have been sent.");
        }
        check(step, message);
        if (!names.add(step)) {
            throw new IllegalStateException(
                    "The follow-up step \"" + step + "\" is used twice; give every message a name of its own.");
        }
        if (!leftOut.contains(step)) {
            unsent.put(step, correlated(message).deduplicationId(FollowUpId.of(messageId, step)));
        }
    }

    private static void check(String step, OutgoingMessage message) {
        if (step.isBlank()) {
            throw new IllegalArgumentException("A follow-up step has a blank name; name it after what it is for.");
        }
        if (message.isDeduplicated()) {
            throw new IllegalArgumentException("The follow-up step \"" + step + "\" has a deduplication of its own, but"
                    + " gets one made of the source message and the step; leave it out, or use QStash.publish.");
        }
        try {
            message.body().text();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "The follow-up step \"" + step + "\" has a body that is not UTF-8 text, and steps are sent in a"
                            + " batch, which carries only text; encode it, or use QStash.publish.",
                    e);
        }
    }

    private OutgoingMessage correlated(OutgoingMessage message) {
        boolean hasItsOwn = message.hasHeader(CORRELATION_HEADER);
        return correlationId == null || hasItsOwn ? message : message.header(CORRELATION_HEADER, correlationId);
    }

    /** Whether {@link #send} would send nothing now. */
    public synchronized boolean isEmpty() {
        return unsent.isEmpty();
    }

    /**
     * Sends all steps in one batch; without a step, sends nothing. When it throws, it may be called again, and sends
     * those steps that QStash is not known to have taken.
     *
     * @return what QStash said to each step that was sent, in the order in which they were added
     * @throws QStashException if the batch failed, or QStash refused any step of it, which {@link #results} tells
     * @throws IllegalStateException if all steps have been sent
     */
    public synchronized Map<String, BatchResult.Published> send() {
        if (sent) {
            throw new IllegalStateException("The follow-up steps have been sent; send() is called once.");
        }
        closed = true;
        if (!unsent.isEmpty()) {
            sendBatch();
        }
        sent = true;
        Map<String, BatchResult.Published> published = new LinkedHashMap<>();
        results.forEach((step, result) -> published.put(step, (BatchResult.Published) result));
        return Collections.unmodifiableMap(published);
    }

    private void sendBatch() {
        int all = unsent.size();
        List<String> refused = new ArrayList<>();
        Iterator<BatchResult> answers =
                qstash.batch(List.copyOf(unsent.values())).iterator();
        for (String step : List.copyOf(unsent.keySet())) {
            BatchResult result = answers.next();
            results.put(step, result);
            if (result instanceof BatchResult.Refused no) {
                refused.add("\"" + step + "\": " + no.error());
            } else {
                unsent.remove(step);
            }
        }
        if (!refused.isEmpty()) {
            throw Failures.refusedSteps(refused, all);
        }
    }

    /**
     * What QStash last said to each step that it has answered: also after {@link #send} threw, when it may have taken
     * some steps and refused others. Empty before.
     */
    public synchronized Map<String, BatchResult> results() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    @Override
    public synchronized String toString() {
        return "FollowUpSteps[of " + messageId + ", " + names + (sent ? ", sent]" : "]");
    }
}
