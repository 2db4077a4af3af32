package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.delivery.Answer;
import io.github.qstash4j.devserver.delivery.Attempt;
import io.github.qstash4j.devserver.delivery.Courier;
import io.github.qstash4j.devserver.delivery.IdGenerator;
import io.github.qstash4j.devserver.delivery.NoResponse;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.Origin;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.Timeline;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message from its acceptance to its end: it waits until it is due, is signed, is delivered, and is delivered,
 * retried or dead-lettered by what comes back. Every change of state is one event of the timeline.
 *
 * <p>One lock guards all state. Signing and delivering happen outside it, so that a slow destination holds up nobody. A
 * callback is a message like any other. It is created for every attempt, as the API reference says of a message's
 * {@code callback}; the failure callback only when the message has failed for good.
 */
public final class Engine implements AutoCloseable {

    private static final int DELIVERIES_PER_HOST = 100;
    private static final int DELIVERIES_AT_ONCE = 1000;

    private final SchedulingClock clock;
    private final Attempt attempt;
    private final Courier courier;
    private final IdGenerator ids;
    private final Timeline timeline;
    private final RetryPolicy retryPolicy;
    private final DeadLetterQueue deadLetterQueue = new DeadLetterQueue();

    private final Object lock = new Object();
    private final Map<String, MessageInProgress> inProgress = new HashMap<>();
    private final DeduplicationWindow deduplication = new DeduplicationWindow();
    private final DueQueue due = new DueQueue();
    private final DeliverySlots slots = new DeliverySlots(DELIVERIES_PER_HOST, DELIVERIES_AT_ONCE);
    private boolean closed;

    /** The calendar is what destinations mean when they name a date. */
    public Engine(
            SchedulingClock clock,
            Clock calendar,
            Attempt attempt,
            Courier courier,
            IdGenerator ids,
            Timeline timeline) {
        this.clock = clock;
        this.attempt = attempt;
        this.courier = courier;
        this.ids = ids;
        this.timeline = timeline;
        this.retryPolicy = new RetryPolicy(new RequestedDelay());
        clock.start(this::deliverWhatIsDue);
    }

    /** Accepts what a user publishes, unless it is a duplicate. */
    public Accepted accept(String owner, Publication publication) {
        synchronized (lock) {
            Instant now = clock.now();
            String deduplicationId = publication.deduplicationId();
            if (deduplicationId == null) {
                return new Accepted(create(owner, Origin.PUBLISHED, publication, now), false);
            }
            String first = deduplication.find(owner, deduplicationId, now);
            if (first != null) {
                return new Accepted(first, true);
            }
            String messageId = create(owner, Origin.PUBLISHED, publication, now);
            deduplication.remember(owner, deduplicationId, messageId, now);
            return new Accepted(messageId, false);
        }
    }

    /** The user's message with that id; null when there is none, or it is already delivered or failed. */
    public @Nullable Message message(String owner, String messageId) {
        synchronized (lock) {
            MessageInProgress found = inProgress.get(messageId);
            return found == null || !found.message().owner().equals(owner) ? null : found.message();
        }
    }

    public DeadLetterQueue deadLetterQueue() {
        return deadLetterQueue;
    }

    private String create(String owner, Origin origin, Publication publication, Instant now) {
        Instant notBefore = now.plus(publication.delay());
        Message message = new Message("msg_" + ids.next(), owner, origin, publication, now, notBefore);
        MessageInProgress created = new MessageInProgress(message);
        inProgress.put(message.id(), created);
        record(created, MessageState.CREATED, now, null, notBefore, null);
        schedule(created, notBefore);
        return message.id();
    }

    private void schedule(MessageInProgress message, Instant time) {
        due.add(time, message);
        if (!closed) {
            clock.wakeAt(time);
        }
    }

    private void deliverWhatIsDue() {
        for (MessageInProgress next = activateNext(); next != null; next = activateNext()) {
            deliver(next);
        }
    }

    /** Null when nothing can be delivered now; the clock has then been asked to call again. */
    private @Nullable MessageInProgress activateNext() {
        synchronized (lock) {
            if (closed) {
                return null;
            }
            Instant now = clock.now();
            for (MessageInProgress message = due.poll(now); message != null; message = due.poll(now)) {
                slots.add(message);
            }
            MessageInProgress next = slots.take();
            if (next != null) {
                record(next, MessageState.ACTIVE, now, null, null, null);
            } else if (due.nextTime() != null) {
                clock.wakeAt(due.nextTime());
            }
            return next;
        }
    }

    private void deliver(MessageInProgress message) {
        try {
            var unused = courier.deliver(attempt.of(message.message(), message.retried()))
                    .exceptionally(Engine::broken)
                    .thenAccept(answer -> settle(message, answer))
                    .exceptionally(Engine::logged);
        } catch (RuntimeException e) {
            settle(message, broken(e));
        }
    }

    private static Answer broken(Throwable thrown) {
        Lazy.LOGGER.log(System.Logger.Level.ERROR, "An attempt could not be made", thrown);
        return new NoResponse("The attempt could not be made: " + thrown);
    }

    private static @Nullable Void logged(Throwable thrown) {
        Lazy.LOGGER.log(System.Logger.Level.ERROR, "An attempt could not be settled", thrown);
        return null;
    }

    private void settle(MessageInProgress message, Answer answer) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            Instant now = clock.now();
            if (slots.release(message)) {
                clock.wakeAt(now);
            }
            if (answer.isSuccess()) {
                inProgress.remove(message.message().id());
                record(message, MessageState.DELIVERED, now, answer, null, null);
                report(message, answer, null, message.message().publication().callback(), now);
            } else {
                record(message, MessageState.ERROR, now, answer, null, null);
                report(message, answer, null, message.message().publication().callback(), now);
                if (message.hasRetriesLeft() && !RetryPolicy.isHopeless(answer)) {
                    retry(message, answer, now);
                } else {
                    fail(message, answer, now);
                }
            }
        }
    }

    private void retry(MessageInProgress message, Answer answer, Instant now) {
        Duration delay = retryPolicy.delay(answer, message.retried(), now);
        Instant next = now.plus(delay);
        record(message, MessageState.RETRY, now, null, next, null);
        message.countRetry();
        schedule(message, next);
    }

    private void fail(MessageInProgress message, Answer answer, Instant now) {
        inProgress.remove(message.message().id());
        String dlqId = deadLetterQueue.add(now, message.message(), answer).dlqId();
        record(message, MessageState.FAILED, now, answer, null, dlqId);
        report(message, answer, dlqId, message.message().publication().failureCallback(), now);
    }

    private void report(
            MessageInProgress source, Answer answer, @Nullable String dlqId, @Nullable Callback to, Instant now) {
        if (to == null) {
            return;
        }
        MessageKind kind = dlqId == null ? MessageKind.CALLBACK : MessageKind.FAILURE_CALLBACK;
        Publication publication = CallbackReport.of(source.message(), source.retried(), answer, dlqId, to);
        create(source.message().owner(), new Origin(kind, source.message().id()), publication, now);
    }

    private void record(
            MessageInProgress subject,
            MessageState state,
            Instant now,
            @Nullable Answer answer,
            @Nullable Instant nextDeliveryTime,
            @Nullable String dlqId) {
        Message message = subject.message();
        int retried = subject.retried();
        timeline.append(
                sequence -> new TimelineEvent(sequence, now, message, state, retried, answer, nextDeliveryTime, dlqId));
    }

    /** Abandons every message in progress; what comes back from a delivery under way is ignored. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        clock.close();
        courier.close();
    }

    /** A logger takes longer to make than the rest of this class, and most servers need none. */
    private static final class Lazy {

        static final System.Logger LOGGER = System.getLogger(Engine.class.getPackageName());
    }
}
