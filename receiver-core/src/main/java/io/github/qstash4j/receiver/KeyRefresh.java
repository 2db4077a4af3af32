package io.github.qstash4j.receiver;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call to a supplier of signing keys. What it throws is named by its class alone: its message may hold keys. */
final class KeyRefresh implements Runnable {

    private final Callable<SigningKeys> supplier;
    private final Consumer<SigningKeys> taker;
    private final long startedAt;
    private final AtomicLong warnedAt;
    private final CountDownLatch ended = new CountDownLatch(1);

    KeyRefresh(Callable<SigningKeys> supplier, Consumer<SigningKeys> taker, long startedAt) {
        this.supplier = supplier;
        this.taker = taker;
        this.startedAt = startedAt;
        this.warnedAt = new AtomicLong(startedAt);
    }

    /** In milliseconds of the clock. */
    long startedAt() {
        return startedAt;
    }

    boolean isRunning() {
        return ended.getCount() > 0;
    }

    /** Returns early when it has ended. */
    void await(long millis) throws InterruptedException {
        ended.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        @Nullable String failure = null;
        try {
            @Nullable SigningKeys fetched = supplier.call();
            if (fetched == null) {
                failure = "returned null";
            } else {
                taker.accept(fetched);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = "was interrupted";
        } catch (Throwable e) {
            failure = "threw " + e.getClass().getName();
        }
        if (failure == null) {
            ended.countDown();
        } else {
            fail(failure);
        }
    }

    void fail(String how) {
        ended.countDown();
        ReceiverLog.warn("The signing keys were not refreshed, and those known before stay in use: their supplier "
                + how + ". Deliveries are refused once keys were rolled twice.");
    }

    /** Says once in an interval that the supplier has not returned. */
    void warnIfStuck(long now, long interval) {
        long last = warnedAt.get();
        if (isRunning() && now - last >= interval && warnedAt.compareAndSet(last, now)) {
            ReceiverLog.warn("The signing keys are not refreshed: their supplier was called " + (now - startedAt) / 1000
                    + " s ago and has not returned. Give it a timeout.");
        }
    }
}
