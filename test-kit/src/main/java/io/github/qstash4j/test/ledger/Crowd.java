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
    static final int PAIRS = SIZE / 2;

    private static final int PATIENCE_SECONDS = 60;

    private final ExecutorService threads = Executors.newFixedThreadPool(SIZE);

    /** What the two of a pair got. */
    record Pair<A, B>(A one, B other) {}

    /** What each of them got, in their order. */
    <T> List<T> atOnce(IntFunction<Callable<T>> calls) throws Exception {
        CountDownLatch ready = new CountDownLatch(SIZE);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            running.add(start(ready, calls.apply(i)));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : running) {
            results.add(result(each));
        }
        return results;
    }

    /** What each pair of them got, in their order, where there are as many calls of one kind as of the other. */
    <A, B> List<Pair<A, B>> inPairs(IntFunction<Callable<A>> ones, IntFunction<Callable<B>> others) throws Exception {
        CountDownLatch ready = new CountDownLatch(2 * PAIRS);
        List<Pair<Future<A>, Future<B>>> running = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            running.add(new Pair<>(start(ready, ones.apply(i)), start(ready, others.apply(i))));
        }
        List<Pair<A, B>> results = new ArrayList<>();
        for (Pair<Future<A>, Future<B>> each : running) {
            results.add(new Pair<>(result(each.one()), result(each.other())));
        }
        return results;
    }

    private <T> Future<T> start(CountDownLatch ready, Callable<T> call) {
        return threads.submit(() -> {
            ready.countDown();
            ready.await();
            return call.call();
        });
    }

    private static <T> T result(Future<T> running) throws Exception {
        return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
