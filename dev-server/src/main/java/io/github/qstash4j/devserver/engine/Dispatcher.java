package io.github.qstash4j.devserver.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way of a message to its next attempt: it waits for its time, for the head of its queue, for flow control, and for
 * one of the connections.
 */
final class Dispatcher {

    private static final int DELIVERIES_PER_HOST = 100;
    private static final int DELIVERIES_AT_ONCE = 1000;

    private final SchedulingClock clock;
    private final DueQueue due = new DueQueue();
    private final DeliverySlots slots = new DeliverySlots(DELIVERIES_PER_HOST, DELIVERIES_AT_ONCE);
    private final Deque<Runnable> resumed = new ArrayDeque<>();

    Dispatcher(SchedulingClock clock) {
        this.clock = clock;
    }

    /** Has an action done at a time, or soon after. */
    DueQueue.Entry at(Instant time, DueQueue.Action action) {
        DueQueue.Entry entry = due.add(time, action);
        clock.wakeAt(time);
        return entry;
    }

    /** False when it has been done, or forgotten before. */
    boolean forget(DueQueue.Entry entry) {
        return due.remove(entry);
    }

    /** Lets work begin that is neither due nor an attempt; it is done without the engine's lock. */
    void resume(Runnable work, Instant now) {
        resumed.add(work);
        clock.wakeAt(now);
    }

    @Nullable Runnable nextResumed() {
        return resumed.poll();
    }

    /** Sets a message on its way to an attempt. */
    void schedule(MessageInProgress message, Instant time) {
        DueQueue.Entry entry = at(time, now -> enterQueue(message, now));
        message.waits(() -> forget(entry));
    }

    private void enterQueue(MessageInProgress message, Instant now) {
        String name = message.message().queueName();
        if (name == null) {
            enterGate(message, now);
            return;
        }
        QueuePlace place = message.place();
        MessageQueue queue = place == null ? message.account().queue(name, now) : place.queue();
        queue.add(message);
        message.waits(() -> queue.remove(message));
        open(queue, now);
    }

    /** Lets go on who may come to the head of a queue. */
    void open(MessageQueue queue, Instant now) {
        for (MessageInProgress next = queue.take(); next != null; next = queue.take()) {
            enterGate(next, now);
        }
    }

    private void enterGate(MessageInProgress message, Instant now) {
        FlowGate gate = message.gate();
        if (gate == null) {
            slots.add(message);
            message.waits(() -> slots.remove(message));
            clock.wakeAt(now);
        } else {
            gate.add(message);
            message.waits(() -> gate.remove(message));
            open(gate, now);
        }
    }

    /** Lets go on whom flow control does not hold back any more. */
    void open(FlowGate gate, Instant now) {
        for (MessageInProgress next = gate.take(now); next != null; next = gate.take(now)) {
            MessageInProgress message = next;
            Instant countedIn = gate.periodStart();
            slots.add(message);
            message.waits(() -> {
                slots.remove(message);
                gate.giveBack(countedIn);
                open(gate, clock.now());
            });
            clock.wakeAt(now);
        }
        Instant opening = gate.nextOpening(now);
        if (opening != null) {
            at(opening, time -> open(gate, time));
        }
    }

    /** The next message whose attempt begins now; null when there is none, and the clock will call again. */
    @Nullable MessageInProgress next(Instant now) {
        while (true) {
            MessageInProgress message = slots.take();
            if (message != null) {
                message.beginsAttempt();
                return message;
            }
            DueQueue.Action action = due.poll(now);
            if (action == null) {
                Instant next = due.nextTime();
                if (next != null) {
                    clock.wakeAt(next);
                }
                return null;
            }
            action.run(now);
            if (!resumed.isEmpty()) {
                return null;
            }
        }
    }

    /** When there is something to do: now or later; null when there is nothing. */
    @Nullable Instant nextTime(Instant now) {
        Instant next = due.nextTime();
        return slots.isReady() || !resumed.isEmpty() || (next != null && next.isBefore(now)) ? now : next;
    }

    /** The attempt that {@link #next} began has ended, whatever it brought. */
    void attemptEnded(MessageInProgress message, Instant now) {
        if (slots.release(message)) {
            clock.wakeAt(now);
        }
        FlowGate gate = message.gate();
        if (gate != null) {
            gate.attemptEnded();
            open(gate, now);
        }
    }

    /** The message makes no attempt any more. */
    void ended(MessageInProgress message, Instant now) {
        QueuePlace place = message.place();
        if (place != null && place.release()) {
            place.queue().freePlace();
            open(place.queue(), now);
        }
    }

    /** How many attempts are under way, and how many may be. */
    int running() {
        return slots.running();
    }

    int atMost() {
        return DELIVERIES_AT_ONCE;
    }
}
