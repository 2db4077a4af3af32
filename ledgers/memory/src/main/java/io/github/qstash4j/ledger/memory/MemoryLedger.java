package io.github.qstash4j.ledger.memory;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A ledger in the memory of one process. It knows nothing of what another process has handled, and forgets everything
 * when this one ends: for an application of one instance, and for tests. Thread-safe, never blocks on anything but
 * memory, and never throws a {@link io.github.qstash4j.receiver.ledger.LedgerException LedgerException}.
 *
 * <p>A claim takes the lock of its token, inside it that of its record, and decides there: claims with one token follow
 * each other, and so do all calls about one message. Thus a token is never bound to two message ids, a conflict binds
 * nothing, and of many claims at once one is granted. Nothing asks for a token's lock while it holds a record's, or for
 * a second record's.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/deduplication">QStash delivers at least once</a>
 */
public final class MemoryLedger implements DeliveryLedger {

    private final LedgerTime time;
    private final Supplier<String> ownerTokens;
    private final ConcurrentMap<TokenKey, TokenBinding> tokens;
    private final Records records;

    MemoryLedger(LedgerTime time, Supplier<String> ownerTokens, int maximumRecords) {
        this.time = time;
        this.ownerTokens = ownerTokens;
        // What the caches clean up they clean up on the caller's thread, so that a ledger has no thread of its own.
        this.tokens = Caffeine.newBuilder()
                .ticker(time)
                .executor(Runnable::run)
                .expireAfter(new EndOfLife<TokenKey, TokenBinding>(time))
                .build()
                .asMap();
        this.records = new Records(time, maximumRecords);
    }

    /** A ledger with the default options. */
    public static MemoryLedger create() {
        return builder().build();
    }

    /** Begins a ledger with options of its own. */
    public static MemoryLedgerBuilder builder() {
        return new MemoryLedgerBuilder();
    }

    /** @throws IllegalArgumentException if the lease is not longer than nothing */
    @Override
    public Claim claim(ClaimRequest request) {
        requireLonger(request.lease());
        Claiming claiming = new Claiming(request, ownerTokens.get(), time, records);
        tokens.compute(
                new TokenKey(request.key().namespace(), request.tokenId()), (token, bound) -> claiming.bind(bound));
        return claiming.decision();
    }

    /** @throws IllegalArgumentException if the lease is not longer than nothing */
    @Override
    public boolean renew(ClaimOwner owner, Duration lease) {
        requireLonger(lease);
        return ifOwner(owner, claimed -> claimed.renewed(lease, time));
    }

    @Override
    public boolean record(ClaimOwner owner, String step) {
        return ifOwner(owner, claimed -> claimed.with(step, time));
    }

    @Override
    public boolean complete(ClaimOwner owner, RecordedResponse response) {
        return ifOwner(owner, claimed -> claimed.completed(response, time));
    }

    @Override
    public boolean release(ClaimOwner owner) {
        return ifOwner(owner, claimed -> claimed.released(time));
    }

    /** The fence: whoever is not the owner that the last claim named changes nothing. */
    private boolean ifOwner(ClaimOwner owner, Function<DeliveryRecord.Claimed, DeliveryRecord> change) {
        AtomicBoolean changed = new AtomicBoolean();
        records.change(owner.key(), found -> {
            if (found instanceof DeliveryRecord.Claimed claimed
                    && claimed.token().equals(owner.token())) {
                changed.set(true);
                return change.apply(claimed);
            }
            return found;
        });
        return changed.get();
    }

    private static void requireLonger(Duration lease) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease must be longer than nothing, but is " + lease);
        }
    }
}
