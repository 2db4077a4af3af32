package io.github.qstash4j.ledger.memory;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The records, each changed by one thread at a time, and kept until its end or until there are too many. */
final class Records {

    private final ConcurrentMap<LedgerKey, DeliveryRecord> byKey;
    private final SettledOrder settled;
    private final LedgerTime time;

    Records(LedgerTime time, int maximum) {
        this.byKey = Caffeine.newBuilder()
                .ticker(time)
                .executor(Runnable::run)
                .expireAfter(new EndOfLife<LedgerKey, DeliveryRecord>(time))
                .build()
                .asMap();
        this.settled = new SettledOrder(maximum);
        this.time = time;
    }

    /** What becomes of a record, under its lock. */
    interface Change {

        /** Null for no record, before and after. */
        @Nullable DeliveryRecord of(@Nullable DeliveryRecord found);
    }

    void change(LedgerKey key, Change change) {
        byKey.compute(key, (same, found) -> {
            DeliveryRecord next = change.of(found);
            if (next != null && !next.equals(found)) {
                // Still under the record's lock: the order must not hold an older state than the map.
                settled.written(key, next);
            }
            return next;
        });
        // No longer under it, since these are other records. One that was written in the meantime stays.
        settled.takeSurplus(time.now()).forEach(oldest -> byKey.remove(oldest.getKey(), oldest.getValue()));
    }
}
