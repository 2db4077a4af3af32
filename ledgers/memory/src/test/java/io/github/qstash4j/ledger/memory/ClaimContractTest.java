package io.github.qstash4j.ledger.memory;

import static io.github.qstash4j.ledger.memory.Claims.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What every ledger decides about a claim. Only the factory method knows which ledger this is. */
class ClaimContractTest {

    private final VirtualClock clock = new VirtualClock();
    private final DeliveryLedger ledger = ledger(clock);

    static DeliveryLedger ledger(Clock clock) {
        return MemoryLedger.builder().clock(clock).build();
    }

    @Test
    void a_new_message_is_granted_without_progress() {
        Claim.Granted granted = granted(ledger, MESSAGE);

        assertThat(granted.owner().key()).isEqualTo(MESSAGE);
        assertThat(granted.owner().token()).isNotBlank();
        assertThat(granted.progress()).isEmpty();
    }

    @Test
    void a_message_in_work_says_what_is_left_of_the_lease() {
        owner(ledger);
        clock.advance(Duration.ofMinutes(4));

        assertThat(again(ledger)).isEqualTo(new Claim.InProgress(Duration.ofMinutes(11)));
    }

    @Test
    void a_completed_message_gives_its_response_again_and_again() {
        ledger.complete(owner(ledger), DONE);

        assertThat(again(ledger)).isEqualTo(new Claim.Completed(DONE));
        clock.advance(Duration.ofDays(1));
        assertThat(again(ledger)).isEqualTo(new Claim.Completed(DONE));
    }

    @Test
    void a_response_comes_back_byte_for_byte() {
        byte[] body = new byte[RecordedResponse.LONGEST_BODY];
        new Random(1).nextBytes(body);
        ledger.complete(owner(ledger), RecordedResponse.of(202, "application/octet-stream", body));

        RecordedResponse recorded = ((Claim.Completed) again(ledger)).response();

        assertThat(recorded.status()).isEqualTo(202);
        assertThat(recorded.contentType()).isEqualTo("application/octet-stream");
        assertThat(recorded.body()).isEqualTo(body);
    }

    @Test
    void a_response_that_is_too_long_comes_back_as_an_empty_200() {
        byte[] body = new byte[RecordedResponse.LONGEST_BODY + 1];
        ledger.complete(owner(ledger), RecordedResponse.of(202, "text/plain", body));

        RecordedResponse recorded = ((Claim.Completed) again(ledger)).response();

        assertThat(recorded.status()).isEqualTo(200);
        assertThat(recorded.contentType()).isNull();
        assertThat(recorded.body()).isEmpty();
    }

    @Test
    void another_body_under_an_id_is_a_conflict_whatever_became_of_the_message() {
        ClaimOwner first = owner(ledger);
        assertThat(ledger.claim(delivery(MESSAGE, "jti_a", "other"))).isInstanceOf(Claim.Conflict.class);

        ledger.release(first);
        assertThat(ledger.claim(delivery(MESSAGE, "jti_b", "other"))).isInstanceOf(Claim.Conflict.class);

        ClaimOwner second = owner(ledger);
        clock.advance(LEASE);
        assertThat(ledger.claim(delivery(MESSAGE, "jti_c", "other"))).isInstanceOf(Claim.Conflict.class);

        assertThat(ledger.complete(second, DONE)).isTrue();
        assertThat(ledger.claim(delivery(MESSAGE, "jti_d", "other"))).isInstanceOf(Claim.Conflict.class);
    }

    @Test
    void a_token_under_another_id_is_a_conflict_and_leaves_no_record() {
        ledger.claim(delivery(MESSAGE, "jti_a", "body"));

        assertThat(ledger.claim(delivery(message("msg_2"), "jti_a", "body"))).isInstanceOf(Claim.Conflict.class);

        granted(ledger.claim(delivery(message("msg_2"), "jti_b", "another")));
    }

    @Test
    void a_token_that_came_for_a_message_in_work_or_done_is_bound_too() {
        ClaimOwner owner = owner(ledger);
        ledger.claim(delivery(MESSAGE, "jti_b", "body"));
        ledger.complete(owner, DONE);
        ledger.claim(delivery(MESSAGE, "jti_c", "body"));

        assertThat(ledger.claim(delivery(message("msg_2"), "jti_b", "body"))).isInstanceOf(Claim.Conflict.class);
        assertThat(ledger.claim(delivery(message("msg_2"), "jti_c", "body"))).isInstanceOf(Claim.Conflict.class);
    }

    @Test
    void a_conflict_does_not_bind_its_token() {
        owner(ledger);
        ledger.claim(delivery(MESSAGE, "jti_a", "other"));

        granted(ledger.claim(delivery(message("msg_2"), "jti_a", "other")));
    }

    @Test
    void the_same_token_may_come_again_with_the_same_id() {
        ClaimRequest delivery = delivery(MESSAGE, "jti_a", "body");
        ClaimOwner owner = granted(ledger.claim(delivery)).owner();

        assertThat(ledger.claim(delivery)).isInstanceOf(Claim.InProgress.class);
        ledger.release(owner);
        owner = granted(ledger.claim(delivery)).owner();
        ledger.complete(owner, DONE);
        assertThat(ledger.claim(delivery)).isInstanceOf(Claim.Completed.class);
    }

    @Test
    void namespaces_endpoints_and_message_ids_do_not_meet() {
        List<LedgerKey> keys = List.of(
                MESSAGE,
                new LedgerKey("other", MESSAGE.endpoint(), MESSAGE.messageId()),
                new LedgerKey(MESSAGE.namespace(), MESSAGE.endpoint() + "/2", MESSAGE.messageId()),
                message("msg_2"));
        List<ClaimOwner> owners = new ArrayList<>();
        for (LedgerKey key : keys) {
            owners.add(granted(ledger, key).owner());
        }

        assertThat(ledger.complete(owners.get(0), DONE)).isTrue();

        for (LedgerKey key : keys.subList(1, keys.size())) {
            assertThat(ledger.claim(delivery(key))).isInstanceOf(Claim.InProgress.class);
        }
    }

    @Test
    void a_token_of_another_namespace_is_another_token() {
        ledger.claim(delivery(MESSAGE, "jti_a", "body"));

        granted(ledger.claim(delivery(new LedgerKey("other", MESSAGE.endpoint(), "msg_2"), "jti_a", "body")));
    }

    @Test
    void of_64_claimants_one_wins() throws Exception {
        for (int round = 0; round < 20; round++) {
            LedgerKey key = message("msg_round_" + round);

            assertThat(atOnce(64, i -> delivery(key)))
                    .filteredOn(Claim.Granted.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void of_64_ids_under_one_token_one_wins() throws Exception {
        for (int round = 0; round < 20; round++) {
            String token = "jti_round_" + round;

            assertThat(atOnce(64, i -> delivery(message(token + "_msg_" + i), token, "body")))
                    .filteredOn(Claim.Granted.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void a_lease_is_longer_than_nothing() {
        ClaimOwner owner = owner(ledger);
        ClaimRequest none =
                new ClaimRequest(message("msg_2"), "jti_a", clock.instant().plus(LEASE), "body", Duration.ZERO);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.claim(none))
                .withMessageContaining("lease");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.renew(owner, Duration.ofSeconds(-1)))
                .withMessageContaining("lease");
    }

    private List<Claim> atOnce(int claimants, IntFunction<ClaimRequest> deliveries)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(claimants);
        try {
            CountDownLatch ready = new CountDownLatch(claimants);
            List<Future<Claim>> claims = new ArrayList<>();
            for (int i = 0; i < claimants; i++) {
                ClaimRequest delivery = deliveries.apply(i);
                claims.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return ledger.claim(delivery);
                }));
            }
            List<Claim> decided = new ArrayList<>();
            for (Future<Claim> claim : claims) {
                decided.add(claim.get());
            }
            return decided;
        } finally {
            threads.shutdownNow();
        }
    }
}
