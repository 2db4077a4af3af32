package io.github.qstash4j.test.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One case at work: a ledger, a namespace that no other case has, and deliveries of messages in it, each under a token
 * of its own unless the case says otherwise.
 */
final class LedgerScene {

    static final RecordedResponse DONE = RecordedResponse.of(201, "text/plain", "done".getBytes(UTF_8));
    static final RecordedResponse LATE = RecordedResponse.of(200, null, new byte[0]);

    private final String name;
    private final LedgerUnderTest under;
    private final AtomicInteger tokens = new AtomicInteger();
    private final LedgerKey message =
            new LedgerKey("contract-" + UUID.randomUUID(), "https://shop.example/jobs", "msg_1");

    LedgerScene(String name, LedgerUnderTest under) {
        this.name = name;
        this.under = under;
    }

    DeliveryLedger ledger() {
        return under.ledger();
    }

    DeliveryLedger another() {
        return needed("another()", under.another());
    }

    LedgerEngine engine() {
        return needed("engine()", under.engine());
    }

    ClientClock clientClock() {
        return needed("clientClock()", under.clientClock());
    }

    private <T> T needed(String what, Optional<T> capability) {
        return capability.orElseThrow(() -> new AssertionError(
                "This case needs " + what + ". A ledger that cannot have it excludes \"" + name + "\" with a reason."));
    }

    String namespace() {
        return message.namespace();
    }

    /** The message that most cases are about. */
    LedgerKey message() {
        return message;
    }

    LedgerKey message(String id) {
        return new LedgerKey(message.namespace(), message.endpoint(), id);
    }

    Duration lease() {
        return under.lease();
    }

    Duration retention() {
        return under.retention();
    }

    Duration precision() {
        return under.precision();
    }

    /** How much longer than a lease others may be kept out, where the clocks of processes are not trusted. */
    Duration margin() {
        return under.clientClock().map(ClientClock::margin).orElse(Duration.ZERO);
    }

    void letPass(Duration time) throws InterruptedException {
        under.letPass(time);
    }

    /** Lets a lease that begins now reach its last moment. */
    void letAlmostPass(Duration lease) throws InterruptedException {
        letPass(lease.minus(precision()));
    }

    /** Lets a lease that begins now end, for everybody. */
    void letEnd(Duration lease) throws InterruptedException {
        letPass(lease.plus(margin()));
    }

    ClaimRequest delivery(LedgerKey key) {
        return delivery(key, "jti_" + tokens.incrementAndGet(), "body");
    }

    ClaimRequest delivery(LedgerKey key, String tokenId, String bodyHash) {
        return new ClaimRequest(key, tokenId, lease().multipliedBy(2), bodyHash, lease());
    }

    Claim again() {
        return ledger().claim(delivery(message));
    }

    ClaimOwner owner() {
        return granted(message).owner();
    }

    Claim.Granted granted(LedgerKey key) {
        return granted(ledger().claim(delivery(key)));
    }

    static Claim.Granted granted(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        return (Claim.Granted) claim;
    }

    static void assertConflict(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Conflict.class);
    }

    /** Somebody else has it, for as long as this. */
    void assertInProgress(Claim claim, Duration left) {
        assertThat(claim).isInstanceOf(Claim.InProgress.class);
        assertThat(((Claim.InProgress) claim).left())
                .isPositive()
                .isGreaterThan(left.minus(precision()))
                .isLessThanOrEqualTo(left.plus(margin()));
    }

    void assertDone() {
        assertThat(again()).isEqualTo(new Claim.Completed(DONE));
    }

    /** It has the claim no more, and can change nothing. */
    void assertLost(ClaimOwner owner) {
        assertLost(ledger(), owner);
    }

    void assertLost(DeliveryLedger asked, ClaimOwner owner) {
        assertThat(asked.renew(owner, lease().multipliedBy(2))).as("renew").isFalse();
        assertThat(asked.record(owner, "late")).as("record").isFalse();
        assertThat(asked.complete(owner, LATE)).as("complete").isFalse();
        assertThat(asked.release(owner)).as("release").isFalse();
    }
}
