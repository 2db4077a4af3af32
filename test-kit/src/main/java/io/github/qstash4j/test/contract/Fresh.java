package io.github.qstash4j.test.contract;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Requests that are made anew every now and then, since their tokens age: what is from the future comes to be. */
final class Fresh<T> {

    private static final Duration LIFE = Duration.ofSeconds(20);

    private final Supplier<List<T>> maker;
    private List<T> made;
    private long since;

    Fresh(Supplier<List<T>> maker) {
        this.maker = maker;
        this.made = maker.get();
        this.since = System.nanoTime();
    }

    synchronized List<T> get() {
        if (System.nanoTime() - since > LIFE.toNanos()) {
            made = maker.get();
            since = System.nanoTime();
        }
        return made;
    }
}
