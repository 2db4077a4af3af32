package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.delivery.Deliveries;
import io.github.qstash4j.devserver.delivery.IdGenerator;
import io.github.qstash4j.devserver.delivery.Pauses;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Target;
import io.github.qstash4j.devserver.timeline.TimelineWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message from its acceptance to its end: it waits until it may be delivered, is delivered, and is settled by
 * what comes back. Every change of state is one event of the timeline.
 *
 * <p>One lock guards all state. Signing and delivering happen outside it, so that a slow destination holds up nobody.
 */
public final class Engine implements AutoCloseable, Pauses {

    private final Object lock = new Object();
    private final SchedulingClock clock;
    private final Deliveries deliveries;
    private final Dispatcher dispatcher;
    private final Journal journal;
    private final Acceptance acceptance;
    private final Settlement settlement;
    private final Shared shared;
    private final DeadLetterQueue deadLetterQueue = new DeadLetterQueue();
    private final Map<String, Account> accounts = new HashMap<>();
    private int underWay;
    private boolean closed;

    public Engine(SchedulingClock clock, Deliveries deliveries, IdGenerator ids, TimelineWriter timeline) {
        this.clock = clock;
        this.deliveries = deliveries;
        dispatcher = new Dispatcher(clock);
        journal = new Journal(timeline);
        acceptance = new Acceptance(ids, journal, dispatcher);
        settlement = new Settlement(acceptance, journal, dispatcher, deadLetterQueue);
        shared = new Shared(lock, clock, dispatcher);
        clock.start(this::workOff);
    }

    /**
     * Accepts what a user publishes, unless it is a duplicate. One answer for each destination; none when the target is
     * a URL group that does not exist.
     *
     * @param queueName null for no queue; one that does not exist is created
     */
    public List<Accepted> publish(String owner, Target target, @Nullable String queueName, Publication publication) {
        synchronized (lock) {
            return acceptance.publish(account(owner), target, queueName, null, publication, clock.now());
        }
    }

    /** Publishes a dead letter again, as the publication says now; null when another call was quicker. */
    public @Nullable Accepted retry(DeadLetter letter, Publication publication) {
        synchronized (lock) {
            Message message = letter.message();
            if (!deadLetterQueue.remove(message.owner(), letter.sequence())) {
                return null;
            }
            String messageId = acceptance.create(
                    account(message.owner()),
                    message.origin(),
                    message.destination(),
                    message.queueName(),
                    publication,
                    null,
                    clock.now());
            return new Accepted(messageId, message.destination(), false);
        }
    }

    /** The user's message with that id; null when there is none, or it has ended. */
    public @Nullable Message message(String owner, String messageId) {
        synchronized (lock) {
            MessageInProgress found = account(owner).inProgress().get(messageId);
            return found == null ? null : found.message();
        }
    }

    /** Stops a message; false when there is none with that id, or it has ended. */
    public boolean cancel(String owner, String messageId) {
        synchronized (lock) {
            MessageInProgress found = account(owner).inProgress().get(messageId);
            if (found != null) {
                settlement.cancel(found, clock.now());
            }
            return found != null;
        }
    }

    /** Stops up to that many messages that meet the condition, oldest first, and says how many. */
    public int cancel(String owner, int atMost, Predicate<Message> condition) {
        synchronized (lock) {
            List<MessageInProgress> found = account(owner).inProgress().values().stream()
                    .filter(message -> !message.isCancelRequested() && condition.test(message.message()))
                    .limit(atMost)
                    .toList();
            found.forEach(message -> settlement.cancel(message, clock.now()));
            return found.size();
        }
    }

    public DeadLetterQueue deadLetterQueue() {
        return deadLetterQueue;
    }

    public Queues queues(String owner) {
        return new Queues(shared, lockedAccount(owner), message -> settlement.cancel(message, clock.now()));
    }

    public FlowControls flowControls(String owner) {
        return new FlowControls(shared, lockedAccount(owner));
    }

    public UrlGroups urlGroups(String owner) {
        return new UrlGroups(shared, lockedAccount(owner));
    }

    public Schedules schedules(String owner) {
        return new Schedules(shared, lockedAccount(owner), acceptance);
    }

    /** How many attempts are under way now, of all users. */
    public int running() {
        synchronized (lock) {
            return dispatcher.running();
        }
    }

    /** How many attempts may be under way at once. */
    public int mostAtOnce() {
        return dispatcher.atMost();
    }

    public Instant now() {
        return clock.now();
    }

    private Account lockedAccount(String owner) {
        synchronized (lock) {
            return account(owner);
        }
    }

    private Account account(String owner) {
        return accounts.computeIfAbsent(owner, Account::new);
    }

    private void workOff() {
        boolean more = true;
        while (more) {
            more = workOffNext();
        }
    }

    /** Begins one attempt, or goes on with one that was paused; false when nothing can be done now. */
    private boolean workOffNext() {
        Runnable resumed;
        MessageInProgress next;
        synchronized (lock) {
            if (closed) {
                return false;
            }
            Instant now = clock.now();
            next = dispatcher.next(now);
            resumed = next == null ? dispatcher.nextResumed() : null;
            if (next != null) {
                journal.active(next, now);
            }
            if (next != null || resumed != null) {
                underWay++;
            }
        }
        if (next != null) {
            deliver(next);
        } else if (resumed != null) {
            resumed.run();
        }
        return next != null || resumed != null;
    }

    private void deliver(MessageInProgress message) {
        try {
            var unused = deliveries
                    .deliver(message.message(), message.retried(), this)
                    .exceptionally(Engine::broken)
                    .thenAccept(answer -> settle(message, answer))
                    .exceptionally(Engine::logged);
        } catch (RuntimeException | Error e) {
            settle(message, broken(e));
        }
    }

    private void settle(MessageInProgress message, Answer answer) {
        synchronized (lock) {
            try {
                if (!closed) {
                    settlement.settle(message, answer, clock.now());
                }
            } finally {
                endOfWork();
            }
        }
    }

    @Override
    public CompletableFuture<@Nullable Void> pauseUntil(CompletableFuture<@Nullable Void> signal, Duration atMost) {
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        synchronized (lock) {
            DueQueue.Entry latest =
                    dispatcher.at(clock.now().plus(atMost), now -> dispatcher.resume(() -> end.complete(null), now));
            endOfWork();
            var unused = signal.thenRun(() -> resume(latest));
        }
        return end;
    }

    /** Does now what would be due later, unless it has been done. */
    private void resume(DueQueue.Entry entry) {
        synchronized (lock) {
            if (dispatcher.forget(entry)) {
                entry.action().run(clock.now());
            }
        }
    }

    private void endOfWork() {
        underWay--;
        if (underWay == 0) {
            lock.notifyAll();
        }
    }

    /**
     * For time that stands still: when there is something to do next, once nothing is under way; null when there is
     * nothing.
     *
     * @throws IllegalStateException when the engine is closed, also while this waits
     */
    @Nullable Instant awaitNextTime() throws InterruptedException {
        synchronized (lock) {
            while (underWay > 0 && !closed) {
                lock.wait();
            }
            if (closed) {
                throw new IllegalStateException("The server is closed, and its time moves no more.");
            }
            return dispatcher.nextTime(clock.now());
        }
    }

    /** For time that stands still: does the next thing that is due now, and begins at most one attempt. */
    void step() {
        workOffNext();
    }

    private static Answer broken(Throwable thrown) {
        Lazy.LOGGER.log(System.Logger.Level.ERROR, "An attempt could not be made", thrown);
        return new NoResponse("The attempt could not be made: " + thrown);
    }

    private static @Nullable Void logged(Throwable thrown) {
        Lazy.LOGGER.log(System.Logger.Level.ERROR, "An attempt could not be settled", thrown);
        return null;
    }

    /** Abandons every message in progress; what comes back from a delivery under way is ignored. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        clock.close();
        deliveries.close();
    }

    /** A logger takes longer to make than the rest of this class, and most servers need none. */
    private static final class Lazy {

        static final System.Logger LOGGER = System.getLogger(Engine.class.getPackageName());
    }
}
