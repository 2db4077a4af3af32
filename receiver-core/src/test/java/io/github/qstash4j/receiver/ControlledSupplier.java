package io.github.qstash4j.receiver;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A supplier of keys, and the threads it is called in, under the control of a test. */
final class ControlledSupplier implements Callable<SigningKeys>, Executor {

    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile Callable<SigningKeys> answer;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch entered = new CountDownLatch(1);

    ControlledSupplier(Callable<SigningKeys> answer) {
        this.answer = answer;
    }

    void answer(Callable<SigningKeys> newAnswer) {
        answer = newAnswer;
    }

    /** From now on calls do not return before {@link #release()}. */
    void hang() {
        entered = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    void awaitCall() throws InterruptedException {
        if (!entered.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The supplier was not called.");
        }
    }

    /** Returns when every call has ended and its result is known. */
    void awaitEnd() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(20_000);
        }
    }

    long threadsAlive() {
        return threads.stream().filter(Thread::isAlive).count();
    }

    @Override
    public SigningKeys call() throws Exception {
        calls.incrementAndGet();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        entered.countDown();
        try {
            gate.await();
            return answer.call();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }
}
