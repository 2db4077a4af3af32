package io.github.qstash4j.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages that follow from one received message, each under the name of a step, sent together. Thread-safe.
 *
 * <p>Each message gets a deduplication id made of the received message's id and the step, the same whenever the
 * received message is delivered again. So a step is enqueued once within QStash's deduplication window, however often
 * it is sent; after the window it may be enqueued again.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/deduplication">Deduplication, in the QStash documentation</a>
 */
public final class FollowUpSteps {

    private final QStash qstash;
    private final String messageId;
    private final Map<String, OutgoingMessage> steps = new LinkedHashMap<>();
    private boolean sent;

    FollowUpSteps(QStash qstash, String messageId) {
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("messageId is blank; follow-up work needs the id of the message that it"
                    + " follows from, the header Upstash-Message-Id.");
        }
        this.qstash = qstash;
        this.messageId = messageId;
    }

    /**
     * Adds a message, which is sent by {@link #send}.
     *
     * @param step what this message is for, such as {@code receipt}; not blank, and the same on every delivery
     * @param message without a deduplication id
     * @throws IllegalArgumentException if the step is blank, or the message has a deduplication id
     * @throws IllegalStateException if there is a message for this step, or the steps have been sent
     */
    public synchronized void publish(String step, OutgoingMessage message) {
        if (sent) {
            throw new IllegalStateException(
                    "The follow-up step \"" + step + "\" comes too late: the steps have been sent.");
        }
        if (step.isBlank()) {
            throw new IllegalArgumentException("A follow-up step has a blank name; name it after what it is for.");
        }
        if (message.isDeduplicated()) {
            throw new IllegalArgumentException("The follow-up step \"" + step + "\" has a deduplication of its own, but"
                    + " gets one made of the source message and the step; leave it out, or use QStash.publish.");
        }
        if (steps.containsKey(step)) {
            throw new IllegalStateException(
                    "The follow-up step \"" + step + "\" is used twice; give every message a name of its own.");
        }
        steps.put(step, message.deduplicationId(FollowUpId.of(messageId, step)));
    }

    /**
     * Sends all steps in one batch; without a step, sends nothing. When it throws, it may be called again: what QStash
     * has already taken is not enqueued a second time.
     *
     * @return what QStash said to each step, in the order in which they were added
     * @throws QStashException if the batch failed, or QStash refused any step of it
     * @throws IllegalArgumentException if a body is not UTF-8 text
     * @throws IllegalStateException if the steps have been sent
     */
    public synchronized Map<String, BatchResult.Published> send() {
        if (sent) {
            throw new IllegalStateException("The follow-up steps have been sent; send() is called once.");
        }
        Map<String, BatchResult.Published> published = steps.isEmpty() ? Map.of() : sendBatch();
        sent = true;
        return published;
    }

    private Map<String, BatchResult.Published> sendBatch() {
        Map<String, BatchResult.Published> published = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        Iterator<BatchResult> results =
                qstash.batch(List.copyOf(steps.values())).iterator();
        for (String step : steps.keySet()) {
            BatchResult result = results.next();
            if (result instanceof BatchResult.Published taken) {
                published.put(step, taken);
            } else if (result instanceof BatchResult.Refused no) {
                refused.add("\"" + step + "\": " + no.error());
            }
        }
        if (!refused.isEmpty()) {
            throw Failures.refusedSteps(refused, steps.size());
        }
        return Collections.unmodifiableMap(published);
    }

    @Override
    public synchronized String toString() {
        return "FollowUpSteps[of " + messageId + ", " + steps.keySet() + (sent ? ", sent]" : "]");
    }
}
