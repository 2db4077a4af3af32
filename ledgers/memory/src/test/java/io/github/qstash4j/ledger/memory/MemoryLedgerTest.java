package io.github.qstash4j.ledger.memory;

import static io.github.qstash4j.ledger.memory.Claims.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long the memory ledger remembers, and how much. */
class MemoryLedgerTest {

    private final VirtualClock clock = new VirtualClock();

    @Test
    void a_record_is_kept_for_the_retention_after_its_last_write_and_no_longer() {
        MemoryLedger ledger = builder().retention(Duration.ofDays(7)).build();
        ClaimOwner owner = owner(ledger);
        clock.advance(Duration.ofDays(6));
        assertThat(ledger.complete(owner, DONE)).isTrue();

        clock.advance(Duration.ofDays(7).minus(TICK));
        assertThat(again(ledger)).isEqualTo(new Claim.Completed(DONE));
        clock.advance(TICK);
        granted(ledger, MESSAGE);
    }

    @Test
    void progress_is_forgotten_with_its_record() {
        MemoryLedger ledger = builder().retention(Duration.ofDays(1)).build();
        ClaimOwner owner = owner(ledger);
        ledger.record(owner, "charged");
        ledger.release(owner);

        clock.advance(Duration.ofDays(1));

        assertThat(granted(ledger, MESSAGE).progress()).isEmpty();
    }

    @Test
    void a_claim_lives_through_its_lease_even_where_retention_is_shorter() {
        MemoryLedger ledger = builder().retention(Duration.ofMinutes(1)).build();
        ClaimOwner owner = owner(ledger);

        clock.advance(LEASE.minus(TICK));
        assertThat(again(ledger)).isEqualTo(new Claim.InProgress(TICK));
        assertThat(ledger.record(owner, "charged")).isTrue();
        assertThat(ledger.renew(owner, Duration.ofHours(1))).isTrue();

        clock.advance(Duration.ofHours(1).minus(TICK));
        assertThat(again(ledger)).isEqualTo(new Claim.InProgress(TICK));
        assertThat(ledger.complete(owner, DONE)).isTrue();
        clock.advance(Duration.ofMinutes(1).minus(TICK));
        assertThat(again(ledger)).isEqualTo(new Claim.Completed(DONE));
    }

    @Test
    void a_claim_whose_worker_never_came_back_is_forgotten_after_the_retention() {
        MemoryLedger ledger = builder().retention(Duration.ofDays(1)).build();
        ClaimOwner owner = owner(ledger);

        clock.advance(Duration.ofDays(1));

        assertThat(ledger.complete(owner, DONE)).isFalse();
        granted(ledger.claim(delivery(MESSAGE, "jti_a", "other")));
    }

    @Test
    void a_lease_of_centuries_is_a_lease() {
        MemoryLedger ledger = builder().build();
        ledger.renew(owner(ledger), Duration.ofDays(365_000));

        clock.advance(Duration.ofDays(36_500));

        assertThat(again(ledger)).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void a_token_is_forgotten_at_its_end() {
        MemoryLedger ledger = builder().build();
        Instant end = clock.instant().plus(Duration.ofMinutes(5));
        granted(ledger.claim(new ClaimRequest(MESSAGE, "jti_a", end, "body", LEASE)));
        ClaimRequest other = new ClaimRequest(message("msg_2"), "jti_a", end, "body", LEASE);

        clock.advance(Duration.ofMinutes(5).minus(TICK));
        assertThat(ledger.claim(other)).isInstanceOf(Claim.Conflict.class);
        clock.advance(TICK);
        granted(ledger.claim(other));
    }

    @Test
    void beyond_the_maximum_the_messages_that_were_settled_longest_ago_are_forgotten() {
        MemoryLedger ledger = builder().maximumRecords(100).build();
        for (int i = 0; i < 1000; i++) {
            ClaimOwner owner = granted(ledger, message("msg_" + i)).owner();
            assertThat(i % 2 == 0 ? ledger.complete(owner, DONE) : ledger.release(owner))
                    .isTrue();
        }

        assertThat(remembered(ledger, 1000))
                .containsExactlyElementsOf(IntStream.range(900, 1000).boxed().toList());
    }

    @Test
    void a_message_that_is_settled_again_is_young_again_and_counts_once() {
        MemoryLedger ledger = builder().maximumRecords(3).build();
        for (int i : new int[] {0, 1, 0, 0, 2, 0, 3}) {
            ledger.release(granted(ledger, message("msg_" + i)).owner());
        }

        assertThat(remembered(ledger, 4)).containsExactly(0, 2, 3);
    }

    @Test
    void a_claim_is_never_forgotten_for_want_of_room() {
        MemoryLedger ledger = builder().maximumRecords(1).build();
        List<ClaimOwner> running = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            running.add(granted(ledger, message("running_" + i)).owner());
            ClaimOwner released = granted(ledger, message("again_" + i)).owner();
            ledger.release(released);
            running.add(granted(ledger, message("again_" + i)).owner());
            ledger.complete(granted(ledger, message("done_" + i)).owner(), DONE);
        }

        for (ClaimOwner owner : running) {
            assertThat(ledger.claim(delivery(owner.key()))).isInstanceOf(Claim.InProgress.class);
            assertThat(ledger.renew(owner, LEASE)).isTrue();
        }
    }

    @Test
    void a_message_that_is_claimed_while_its_old_record_makes_room_stays_claimed() {
        MemoryLedger ledger = builder().maximumRecords(1).build();
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> crowd = CompletableFuture.runAsync(() -> {
            for (int i = 0; !stop.get(); i++) {
                ledger.release(granted(ledger, message("crowd_" + i % 8)).owner());
            }
        });
        try {
            for (int i = 0; i < 20_000; i++) {
                ClaimOwner owner = owner(ledger);
                assertThat(ledger.release(owner)).isTrue();
            }
        } finally {
            stop.set(true);
            crowd.join();
        }
    }

    @Test
    void options_that_make_no_sense_are_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maximumRecords(0))
                .withMessageContaining("maximumRecords");
        for (Duration duration : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(3651))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder().retention(duration))
                    .withMessageContaining("retention");
        }
    }

    @Test
    void a_ledger_works_without_any_option_and_says_once_that_it_serves_one_process() {
        Logger logger = Logger.getLogger("io.github.qstash4j.ledger.memory");
        List<LogRecord> lines = new ArrayList<>();
        Handler recorder = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(recorder);
        try {
            MemoryLedger ledger = MemoryLedger.create();
            ClaimRequest delivery =
                    new ClaimRequest(MESSAGE, "jti_a", Instant.now().plus(LEASE), "body", LEASE);
            ledger.complete(granted(ledger.claim(delivery)).owner(), DONE);
            assertThat(ledger.claim(delivery)).isEqualTo(new Claim.Completed(DONE));
        } finally {
            logger.removeHandler(recorder);
        }

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getMessage()).contains("in memory", "other processes");
        });
    }

    private MemoryLedgerBuilder builder() {
        return MemoryLedger.builder().clock(clock);
    }

    /** With another body a message that is known is a conflict, and one that is not is granted. */
    private static List<Integer> remembered(MemoryLedger ledger, int messages) {
        return IntStream.range(0, messages)
                .filter(i -> ledger.claim(delivery(message("msg_" + i), "jti_probe_" + i, "other"))
                        instanceof Claim.Conflict)
                .boxed()
                .toList();
    }
}
