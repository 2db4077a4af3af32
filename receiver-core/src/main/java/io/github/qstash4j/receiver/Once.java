package io.github.qstash4j.receiver;

import io.github.qstash4j.receiver.ReceiverListener.Duplicate;
import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the ledger whether a delivery is this worker's to handle. */
final class Once {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final LedgerOptions options;
    private final TokenPolicy policy;
    private final ReceiverEvents events;
    private final Clock clock;
    private final Pause pause;

    Once(LedgerOptions options, TokenPolicy policy, ReceiverEvents events, Clock schedulingClock, Pause pause) {
        this.options = options;
        this.policy = policy;
        this.events = events;
        this.clock = schedulingClock;
        this.pause = pause;
    }

    /**
     * Claims the delivery.
     *
     * @return what to answer instead of handling it; null when it is to be handled
     * @throws VerificationException if the ledger knows that this is not QStash's doing
     */
    @Nullable Admission claim(Delivery delivery) {
        Duration length = leaseOf(delivery.invocation());
        Claim claim;
        try {
            claim = claimOrWait(delivery, request(delivery, length));
        } catch (VerificationException e) {
            throw e;
        } catch (Exception e) {
            events.ledgerFailed(delivery, e);
            return options.onFailure() == LedgerFailure.HANDLE ? null : new Admission.Refused(Settlement.retry());
        }
        if (claim instanceof Claim.Granted granted) {
            delivery.hold(new HeldClaim(options, granted.owner(), granted.progress(), length, events, clock));
            events.claimed(delivery);
            return null;
        } else if (claim instanceof Claim.InProgress inProgress) {
            events.duplicate(delivery, Duplicate.IN_PROGRESS);
            return new Admission.Refused(Settlement.busy(inProgress.left()));
        } else if (claim instanceof Claim.Completed completed) {
            events.duplicate(delivery, Duplicate.COMPLETED);
            return new Admission.AlreadyDone(answered(completed.response()));
        }
        throw new VerificationException(
                RefusalReason.REPLAYED,
                "the ledger knows message " + Quoted.of(delivery.messageId())
                        + " with another body, or its token with another message; was a delivery caught and sent again?");
    }

    private Duration leaseOf(@Nullable Invocation invocation) {
        Duration own = invocation == null ? null : invocation.lease();
        return own == null ? options.lease() : own;
    }

    private ClaimRequest request(Delivery delivery, Duration lease) {
        TokenClaims claims = delivery.claims();
        String tokenId = claims.tokenId();
        if (tokenId == null) {
            throw new VerificationException(
                    RefusalReason.MALFORMED, "the claim jti is missing, by which the ledger knows a replay");
        }
        return new ClaimRequest(
                new LedgerKey(options.namespace(), claims.destination(), delivery.messageId()),
                tokenId,
                policy.lifeLeft(claims),
                BodyReader.unpadded(claims.bodyHash()),
                lease);
    }

    /** A second request may be held until the first one is done, so that it need not be retried. */
    private Claim claimOrWait(Delivery delivery, ClaimRequest request) {
        Instant end = clock.instant().plus(options.waitForCompletion());
        long looks =
                options.waitForCompletion().plus(BETWEEN_LOOKS).minusNanos(1).dividedBy(BETWEEN_LOOKS);
        Claim claim = ask(request);
        // Looks are counted too, since the clock may be a virtual one that nobody moves.
        while (claim instanceof Claim.InProgress
                && looks-- > 0
                && clock.instant().isBefore(end)
                && pause.of(BETWEEN_LOOKS)) {
            try {
                claim = ask(request);
            } catch (Exception e) {
                // Another worker is known to have it, so this is no case for handling it without a ledger.
                events.ledgerFailed(delivery, e);
                return claim;
            }
        }
        return claim;
    }

    private Claim ask(ClaimRequest request) {
        return Objects.requireNonNull(options.ledger().claim(request), "The ledger has answered null.");
    }

    private static ReceiverResponse answered(RecordedResponse recorded) {
        String contentType = recorded.contentType();
        return ReceiverResponse.of(
                recorded.status(),
                contentType == null ? Map.of() : Map.of("Content-Type", contentType),
                recorded.body());
    }
}
