package io.github.qstash4j.spring.actuate;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.VerificationException;
import io.github.qstash4j.receiver.consumer.SettledAs;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts deliveries since the application started. No name that is counted comes from a request. */
final class DeliveryCounts implements ReceiverListener {

    private final LongAdder received = new LongAdder();
    private final Map<String, LongAdder> handled = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> duplicates = new ConcurrentHashMap<>();

    @Override
    public void received(Delivery delivery) {
        received.increment();
    }

    @Override
    public void refused(VerificationException refusal) {
        count(refused, word(refusal.reason()));
    }

    @Override
    public void duplicate(Delivery delivery, Duplicate kind) {
        count(duplicates, word(kind));
    }

    @Override
    public void handled(Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {
        count(handled, SettledAs.of(response).word());
    }

    Counts now() {
        return new Counts(received.sum(), sums(handled), sums(refused), sums(duplicates));
    }

    private static void count(Map<String, LongAdder> counts, String name) {
        counts.computeIfAbsent(name, unseen -> new LongAdder()).increment();
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What was counted; what never happened is not there.
     *
     * @param received authentic requests, duplicates among them
     * @param handled by what QStash made of the response
     * @param refused by the reason
     * @param duplicates by what the ledger said
     */
    record Counts(long received, Map<String, Long> handled, Map<String, Long> refused, Map<String, Long> duplicates) {}
}
