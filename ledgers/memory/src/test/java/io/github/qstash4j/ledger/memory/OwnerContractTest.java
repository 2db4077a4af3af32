package io.github.qstash4j.ledger.memory;

import static io.github.qstash4j.ledger.memory.Claims.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What every ledger lets the owner of a claim do, and nobody else. Only the factory method knows which ledger this is.
 */
class OwnerContractTest {

    private static final RecordedResponse LATE = RecordedResponse.of(200, null, new byte[0]);

    private final VirtualClock clock = new VirtualClock();
    private final DeliveryLedger ledger = ledger(clock);

    static DeliveryLedger ledger(Clock clock) {
        return MemoryLedger.builder().clock(clock).build();
    }

    @Test
    void a_lease_keeps_others_out_to_its_last_moment_and_lets_them_in_at_its_end() {
        ClaimOwner first = owner(ledger);

        clock.advance(LEASE.minus(TICK));
        assertThat(again(ledger)).isEqualTo(new Claim.InProgress(TICK));

        clock.advance(TICK);
        assertThat(owner(ledger)).isNotEqualTo(first);
    }

    @Test
    void whoever_takes_over_has_a_whole_lease() {
        owner(ledger);
        clock.advance(LEASE.plusHours(1));
        owner(ledger);

        clock.advance(LEASE.minus(TICK));
        assertThat(again(ledger)).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void a_renewed_lease_begins_now_and_keeps_others_out() {
        ClaimOwner owner = owner(ledger);
        clock.advance(Duration.ofMinutes(14));

        assertThat(ledger.renew(owner, Duration.ofMinutes(10))).isTrue();

        clock.advance(Duration.ofMinutes(10).minus(TICK));
        assertThat(again(ledger)).isEqualTo(new Claim.InProgress(TICK));
        clock.advance(TICK);
        owner(ledger);
    }

    @Test
    void a_lease_that_is_over_can_be_renewed_while_nobody_else_has_claimed() {
        ClaimOwner owner = owner(ledger);
        clock.advance(LEASE.plusHours(1));

        assertThat(ledger.renew(owner, LEASE)).isTrue();

        assertThat(again(ledger)).isEqualTo(new Claim.InProgress(LEASE));
    }

    @Test
    void work_that_outlived_its_lease_is_completed_while_nobody_else_has_claimed() {
        ClaimOwner owner = owner(ledger);
        clock.advance(LEASE.plusHours(1));

        assertThat(ledger.complete(owner, DONE)).isTrue();

        assertThat(again(ledger)).isEqualTo(new Claim.Completed(DONE));
    }

    @Test
    void a_released_message_may_be_claimed_at_once_and_keeps_its_progress() {
        ClaimOwner first = owner(ledger);
        assertThat(ledger.record(first, "charged")).isTrue();
        assertThat(ledger.record(first, "mailed")).isTrue();
        assertThat(ledger.record(first, "mailed")).isTrue();

        assertThat(ledger.release(first)).isTrue();

        Claim.Granted second = granted(ledger, MESSAGE);
        assertThat(second.progress()).containsExactlyInAnyOrder("charged", "mailed");
        assertThat(second.owner()).isNotEqualTo(first);
    }

    @Test
    void progress_survives_a_renewal_and_a_lease_that_ends_and_a_second_release() {
        ClaimOwner first = owner(ledger);
        ledger.record(first, "charged");
        ledger.renew(first, LEASE);
        clock.advance(LEASE);

        ClaimOwner second = owner(ledger);
        ledger.record(second, "mailed");
        ledger.release(second);

        assertThat(granted(ledger, MESSAGE).progress()).containsExactlyInAnyOrder("charged", "mailed");
    }

    @Test
    void a_step_is_no_renewal() {
        ClaimOwner owner = owner(ledger);
        clock.advance(LEASE.minus(TICK));
        ledger.record(owner, "charged");
        clock.advance(TICK);

        owner(ledger);
    }

    @Test
    void a_stalled_owner_that_wakes_after_another_claimed_changes_nothing() {
        ClaimOwner stalled = owner(ledger);
        clock.advance(LEASE);
        ClaimOwner newer = owner(ledger);

        assertLost(stalled);

        assertThat(again(ledger)).isEqualTo(new Claim.InProgress(LEASE));
        assertThat(ledger.release(newer)).isTrue();
        assertThat(granted(ledger, MESSAGE).progress()).isEmpty();
    }

    @Test
    void a_stalled_owner_that_wakes_after_another_completed_changes_nothing() {
        ClaimOwner stalled = owner(ledger);
        clock.advance(LEASE);
        ledger.complete(owner(ledger), DONE);

        assertLost(stalled);

        assertThat(again(ledger)).isEqualTo(new Claim.Completed(DONE));
    }

    @Test
    void a_stalled_owner_that_wakes_after_another_released_changes_nothing() {
        ClaimOwner stalled = owner(ledger);
        clock.advance(LEASE);
        ledger.release(owner(ledger));

        assertLost(stalled);

        assertThat(granted(ledger, MESSAGE).progress()).isEmpty();
    }

    @Test
    void an_owner_that_released_is_owner_no_more() {
        ClaimOwner owner = owner(ledger);
        ledger.release(owner);

        assertLost(owner);

        granted(ledger, MESSAGE);
    }

    @Test
    void an_owner_that_completed_is_owner_no_more() {
        ClaimOwner owner = owner(ledger);
        ledger.complete(owner, DONE);

        assertLost(owner);

        assertThat(again(ledger)).isEqualTo(new Claim.Completed(DONE));
    }

    @Test
    void an_owner_of_something_that_was_never_claimed_is_lost_and_leaves_no_record() {
        assertLost(new ClaimOwner(MESSAGE, "never"));

        granted(ledger, MESSAGE);
    }

    @Test
    void an_owner_of_one_message_is_none_of_another() {
        ClaimOwner owner = owner(ledger);
        granted(ledger, message("msg_2"));

        assertLost(new ClaimOwner(message("msg_2"), owner.token()));
    }

    @Test
    void a_message_that_was_released_after_a_reject_is_handled_when_an_operator_sends_it_again() {
        ledger.release(owner(ledger));
        clock.advance(Duration.ofDays(2));

        assertThat(ledger.complete(owner(ledger), DONE)).isTrue();

        assertThat(again(ledger)).isEqualTo(new Claim.Completed(DONE));
    }

    private void assertLost(ClaimOwner owner) {
        assertThat(ledger.renew(owner, Duration.ofDays(1))).isFalse();
        assertThat(ledger.record(owner, "late")).isFalse();
        assertThat(ledger.complete(owner, LATE)).isFalse();
        assertThat(ledger.release(owner)).isFalse();
    }
}
