package io.github.qstash4j.devserver.timeline;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls listeners one event after another on a thread of their own, so that none of them can hold up a delivery. */
final class Listeners {

    private final Set<Entry> entries = new CopyOnWriteArraySet<>();
    private @Nullable ExecutorService executor;
    private volatile @Nullable Thread thread;
    private boolean closed;

    /** Compared by identity, so that one listener can subscribe twice. */
    private static final class Entry {

        final Consumer<? super TimelineEvent> listener;

        Entry(Consumer<? super TimelineEvent> listener) {
            this.listener = listener;
        }
    }

    synchronized Subscription add(Consumer<? super TimelineEvent> listener) {
        Entry entry = new Entry(listener);
        if (!closed) {
            entries.add(entry);
            if (executor == null) {
                executor = Executors.newSingleThreadExecutor(this::newThread);
            }
        }
        return () -> entries.remove(entry);
    }

    private Thread newThread(Runnable work) {
        Thread created = new Thread(work, "qstash4j-timeline");
        created.setDaemon(true);
        thread = created;
        return created;
    }

    synchronized void tell(TimelineEvent event) {
        if (executor == null || closed) {
            return;
        }
        for (Entry entry : entries) {
            executor.execute(() -> call(entry, event));
        }
    }

    private void call(Entry entry, TimelineEvent event) {
        try {
            if (entries.contains(entry)) {
                entry.listener.accept(event);
            }
        } catch (RuntimeException | Error e) {
            Lazy.LOGGER.log(System.Logger.Level.WARNING, "A listener of the timeline failed on " + event, e);
        }
    }

    /**
     * Lets the listeners hear what has happened, for at most five seconds, and ends the thread; a listener that closes
     * the server itself does not wait for itself.
     */
    void close() {
        ExecutorService ending;
        synchronized (this) {
            closed = true;
            ending = executor;
        }
        if (ending == null) {
            return;
        }
        ending.shutdown();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!ending.awaitTermination(5, TimeUnit.SECONDS)) {
                ending.shutdownNow();
            }
            Thread last = thread;
            if (last != null) {
                // The executor is terminated a moment before its thread is.
                last.join(1_000);
            }
        } catch (InterruptedException e) {
            ending.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** A logger takes longer to make than the rest of this class, and most servers need none. */
    private static final class Lazy {

        static final System.Logger LOGGER = System.getLogger(Timeline.class.getPackageName());
    }
}
