package io.github.qstash4j.test.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Threads that do something at the same time. */
final class Crowd implements AutoCloseable {

    static final int SIZE = 64;

    private static final int PATIENCE_SECONDS = 60;

    private final ExecutorService threads = Executors.newFixedThreadPool(SIZE);

    /** What each of them got, in their order. */
    <T> List<T> atOnce(IntFunction<Callable<T>> calls) throws Exception {
        CountDownLatch ready = new CountDownLatch(SIZE);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            Callable<T> call = calls.apply(i);
            running.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                return call.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : running) {
            results.add(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
