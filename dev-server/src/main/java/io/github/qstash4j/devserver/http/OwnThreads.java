package io.github.qstash4j.devserver.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads of one executor and waits for their end: an executor is terminated a moment before its last thread
 * is.
 */
final class OwnThreads implements ThreadFactory {

    private final String name;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    OwnThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.removeIf(earlier -> earlier.getState() == Thread.State.TERMINATED);
        threads.add(thread);
        return thread;
    }

    /** Waits for those that have been made; not for the calling one. */
    void join(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (Thread thread : threads) {
            long millisLeft = (deadline - System.nanoTime()) / 1_000_000;
            if (thread != Thread.currentThread() && millisLeft > 0) {
                thread.join(millisLeft);
            }
        }
    }
}
