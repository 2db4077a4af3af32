package io.github.qstash4j.ledger.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Deliveries of messages, each under a token of its own unless a test says otherwise. */
final class Claims {

    static final Duration LEASE = Duration.ofMinutes(15);
    static final Duration TICK = Duration.ofMillis(1);
    static final LedgerKey MESSAGE = new LedgerKey("shop", "https://shop.example/jobs", "msg_1");
    static final RecordedResponse DONE = RecordedResponse.of(201, "text/plain", "done".getBytes(UTF_8));

    private static final AtomicInteger TOKENS = new AtomicInteger();

    private Claims() {}

    static ClaimRequest delivery(LedgerKey key) {
        return delivery(key, "jti_" + TOKENS.incrementAndGet(), "body");
    }

    static ClaimRequest delivery(LedgerKey key, String tokenId, String bodyHash) {
        return new ClaimRequest(key, tokenId, Duration.ofMinutes(5), bodyHash, LEASE);
    }

    static LedgerKey message(String id) {
        return new LedgerKey(MESSAGE.namespace(), MESSAGE.endpoint(), id);
    }

    static Claim.Granted granted(DeliveryLedger ledger, LedgerKey key) {
        return granted(ledger.claim(delivery(key)));
    }

    static Claim.Granted granted(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        return (Claim.Granted) claim;
    }

    static ClaimOwner owner(DeliveryLedger ledger) {
        return granted(ledger, MESSAGE).owner();
    }

    static Claim again(DeliveryLedger ledger) {
        return ledger.claim(delivery(MESSAGE));
    }
}
