package io.github.qstash4j.receiver.ledger;

import java.time.Duration;

/**
 * Remembers who has handled which message, so that a message that was acknowledged is not handled again while its
 * record lives, and so that two workers handle one message at the same time only if the first outlives its lease.
 * Thread-safe.
 *
 * <p>A record is claimed, released or completed. Each write after the claim is fenced: it succeeds only for the owner
 * that the last claim named, and {@code false} means that another worker has taken over, so that nothing was changed.
 *
 * <p>Every method throws {@link LedgerException} when the store cannot be asked, or has not answered in time. The
 * receiver then asks QStash to deliver again, or does without the ledger, as it is configured.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/deduplication">QStash delivers at least once</a>
 */
public interface DeliveryLedger {

    /**
     * Claims a message: granted when there is no record, or the record is released, or its lease is over. A claim binds
     * the token to the message id also where it is not granted, unless it is a conflict.
     */
    Claim claim(ClaimRequest request);

    /**
     * Begins a new lease, from now on.
     *
     * @return whether this is still the owner, and the message still claimed
     */
    boolean renew(ClaimOwner owner, Duration lease);

    /**
     * Notes that a step of the work is done. It survives a release and a lease that ends.
     *
     * @return whether this is still the owner, and the message still claimed
     */
    boolean record(ClaimOwner owner, String step);

    /**
     * The work is done, for good. Succeeds after the end of the lease too, as long as nobody else has claimed.
     *
     * @return whether this was still the owner, and the message still claimed
     */
    boolean complete(ClaimOwner owner, RecordedResponse response);

    /**
     * The work is to be done again, and may be claimed at once. Progress is kept.
     *
     * @return whether this was still the owner, and the message still claimed
     */
    boolean release(ClaimOwner owner);
}
