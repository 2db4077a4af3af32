package io.github.qstash4j.ledger.memory;

import com.github.benmanes.caffeine.cache.Expiry;

/** Whatever is kept says itself until when; reading it changes nothing. */
final class EndOfLife<K, V extends Mortal> implements Expiry<K, V> {

    private final LedgerTime time;

    EndOfLife(LedgerTime time) {
        this.time = time;
    }

    @Override
    public long expireAfterCreate(K key, V value, long currentTime) {
        return time.until(value.end(), currentTime);
    }

    @Override
    public long expireAfterUpdate(K key, V value, long currentTime, long currentDuration) {
        return time.until(value.end(), currentTime);
    }

    @Override
    public long expireAfterRead(K key, V value, long currentTime, long currentDuration) {
        return currentDuration;
    }
}
