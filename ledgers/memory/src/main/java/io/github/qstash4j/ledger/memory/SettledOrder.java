package io.github.qstash4j.ledger.memory;

import io.github.qstash4j.ledger.memory.DeliveryRecord.Claimed;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records that nobody works on, in the order in which they were settled: the oldest make room. Caffeine's own
 * eviction would keep what was asked for most often and turn newcomers away, but what QStash delivers again is what was
 * handled last. Thread-safe.
 */
final class SettledOrder {

    private final Map<LedgerKey, DeliveryRecord> oldestFirst = new LinkedHashMap<>();
    private final int maximum;

    SettledOrder(int maximum) {
        this.maximum = maximum;
    }

    /** A record was written; a claimed one is in nobody's way. */
    synchronized void written(LedgerKey key, DeliveryRecord record) {
        oldestFirst.remove(key);
        if (!(record instanceof Claimed)) {
            oldestFirst.put(key, record);
        }
    }

    /** Takes out what is beyond the maximum, and what has ended, so that nothing here outlives it. */
    synchronized List<Map.Entry<LedgerKey, DeliveryRecord>> takeSurplus(Instant now) {
        List<Map.Entry<LedgerKey, DeliveryRecord>> surplus = new ArrayList<>(0);
        Iterator<Map.Entry<LedgerKey, DeliveryRecord>> records =
                oldestFirst.entrySet().iterator();
        while (records.hasNext()) {
            Map.Entry<LedgerKey, DeliveryRecord> oldest = records.next();
            if (oldestFirst.size() <= maximum && now.isBefore(oldest.getValue().end())) {
                break;
            }
            surplus.add(Map.entry(oldest.getKey(), oldest.getValue()));
            records.remove();
        }
        return surplus;
    }
}
