package io.github.qstash4j.test.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events that no process has taken yet, and those that one has. Both change in one step, so that none is lost in
 * the hands of a process that ends.
 */
final class InvocationQueue {

    /** What one process has taken. Guarded by the queue. */
    static final class Taken {
        private final Map<String, PendingInvocation> byId = new HashMap<>();
        private boolean over;
    }

    private final Deque<PendingInvocation> waiting = new ArrayDeque<>();

    synchronized void add(PendingInvocation invocation) {
        waiting.add(invocation);
        notifyAll();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Waits for an event; null once the process has ended. */
    synchronized @Nullable PendingInvocation take(Taken taken) throws InterruptedException {
        while (!taken.over && waiting.isEmpty()) {
            wait();
        }
        if (taken.over) {
            return null;
        }
        PendingInvocation next = waiting.remove();
        taken.byId.put(next.id(), next);
        return next;
    }

    /** One that the process has taken and is done with; null for any other. */
    synchronized @Nullable PendingInvocation giveBack(Taken taken, String id) {
        return taken.byId.remove(id);
    }

    /** From now on the process gets no events. Returns those that it has, all of them when it is called first. */
    synchronized List<PendingInvocation> end(Taken taken) {
        taken.over = true;
        notifyAll();
        List<PendingInvocation> lost = new ArrayList<>(taken.byId.values());
        taken.byId.clear();
        return lost;
    }

    /** Ends the process as {@link #end} does, but only while it has this one; else null, and nothing is changed. */
    synchronized @Nullable List<PendingInvocation> endBecauseOf(Taken taken, String id) {
        return taken.byId.containsKey(id) ? end(taken) : null;
    }

    synchronized boolean isOver(Taken taken) {
        return taken.over;
    }

    /** Takes all that wait out of the queue. */
    synchronized List<PendingInvocation> drain() {
        List<PendingInvocation> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }
}
