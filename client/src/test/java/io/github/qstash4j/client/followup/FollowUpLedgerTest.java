package io.github.qstash4j.client.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What goes to QStash, and what is written on the claim, delivery by delivery. */
@Calls("POST /v2/batch")
class FollowUpLedgerTest {

    private static final String HOST = "https://app.example.com";
    private static final Exchange BOTH_TAKEN =
            Exchange.json(200, "[{\"messageId\":\"msg_1\"},{\"messageId\":\"msg_2\"}]");
    private static final Exchange ONE_TAKEN = Exchange.json(200, "[{\"messageId\":\"msg_2\"}]");
    private static final Exchange SECOND_REFUSED =
            Exchange.json(200, "[{\"messageId\":\"msg_1\"},{\"error\":\"quota exceeded\"}]");

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().build();
    private final List<Set<String>> progress = new ArrayList<>();
    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final OutageLedger ledger =
            new OutageLedger(MemoryLedger.builder().clock(clock).build());
    private final Receiver receiver = Receiver.builder()
            .signingKeys(SigningKeys.of(TestKeys.CURRENT))
            .publicBaseUrl(HOST)
            .clock(clock)
            .lease(Duration.ofMinutes(2))
            .ledger(ledger)
            .build();
    private int attempts;

    @Test
    void steps_that_were_taken_beside_one_that_was_refused_are_not_sent_again() throws Exception {
        server.then(SECOND_REFUSED);
        server.then(ONE_TAKEN);

        assertThat(receive(FollowUpLedgerTest::publishBoth).status()).isEqualTo(500);
        assertThat(receive(FollowUpLedgerTest::publishBoth).status()).isEqualTo(200);

        assertThat(destinations(0)).containsExactly(HOST + "/receipts", HOST + "/invoices");
        assertThat(destinations(1)).containsExactly(HOST + "/invoices");
        assertThat(progress).containsExactly(Set.of(), Set.of("followup:receipt"));
    }

    @Test
    void a_delivery_whose_steps_were_all_sent_before_calls_nobody() {
        server.then(BOTH_TAKEN);
        ReceiverResponse failed = receive((delivery, followUp) -> {
            delivery.beforeAcknowledge(() -> {
                throw new IOException("the database is down");
            });
            return publishBoth(delivery, followUp);
        });
        assertThat(failed.status()).isEqualTo(500);

        assertThat(receive(FollowUpLedgerTest::publishBoth).status()).isEqualTo(200);

        assertThat(server.requests()).hasSize(1);
        assertThat(progress).containsExactly(Set.of(), Set.of("followup:receipt", "followup:invoice"));
    }

    @Test
    void a_step_that_the_handler_records_itself_is_another_one_though_it_has_the_same_name() throws Exception {
        server.then(BOTH_TAKEN);
        receive((delivery, followUp) -> {
            delivery.recordStep("receipt");
            return Outcome.retry();
        });

        assertThat(receive(FollowUpLedgerTest::publishBoth).status()).isEqualTo(200);

        assertThat(destinations(0)).hasSize(2);
    }

    @Test
    void a_worker_that_has_lost_its_claim_sends_nothing() throws Exception {
        server.then(BOTH_TAKEN);

        ReceiverResponse stale = receive((delivery, followUp) -> {
            now = now.plus(Duration.ofMinutes(2));
            assertThat(receive(FollowUpLedgerTest::publishBoth).status())
                    .as("the newer owner")
                    .isEqualTo(200);
            return publishBoth(delivery, followUp);
        });

        assertThat(stale.status()).isEqualTo(409);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void nobody_else_can_claim_while_a_worker_sends_at_the_end_of_its_lease() {
        List<Integer> others = new ArrayList<>();
        server.then((connection, record) -> {
            now = now.plus(Duration.ofSeconds(100));
            others.add(receive((delivery, followUp) -> Outcome.acknowledge()).status());
            BOTH_TAKEN.serve(connection, record);
        });

        ReceiverResponse response = receive((delivery, followUp) -> {
            now = now.plus(Duration.ofSeconds(119));
            return publishBoth(delivery, followUp);
        });

        assertThat(others).containsExactly(409);
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void nothing_is_sent_that_the_ledger_could_not_be_asked_about() {
        ledger.renews = false;

        assertThat(receive(FollowUpLedgerTest::publishBoth).status()).isEqualTo(500);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void what_was_sent_and_could_not_be_recorded_is_sent_again_under_the_same_ids() {
        server.then(BOTH_TAKEN);
        server.then(BOTH_TAKEN);
        ledger.records = false;
        assertThat(receive(FollowUpLedgerTest::publishBoth).status()).isEqualTo(500);

        ledger.records = true;
        assertThat(receive(FollowUpLedgerTest::publishBoth).status()).isEqualTo(200);

        assertThat(server.requests().get(1).body())
                .isEqualTo(server.requests().get(0).body());
    }

    @Test
    void a_refused_step_is_a_retry_also_when_the_other_one_cannot_be_recorded() {
        server.then(SECOND_REFUSED);
        ledger.records = false;

        assertThat(receive(FollowUpLedgerTest::publishBoth).status()).isEqualTo(500);
    }

    @Test
    void a_handler_that_goes_on_after_the_end_cannot_add_steps_whatever_the_outcome_was() {
        server.then(SECOND_REFUSED);
        List<FollowUp> kept = new ArrayList<>();
        for (FollowUpHandler ending :
                List.<FollowUpHandler>of(FollowUpLedgerTest::publishBoth, (delivery, followUp) -> Outcome.retry())) {
            receive((delivery, followUp) -> {
                kept.add(followUp);
                return ending.handle(delivery, followUp);
            });
        }

        assertThat(kept)
                .hasSize(2)
                .allSatisfy(followUp -> assertThatIllegalStateException()
                        .isThrownBy(() -> followUp.publish("late", OutgoingMessage.to(HOST + "/late")))
                        .withMessageContaining("\"late\" comes too late"));
    }

    private static Outcome publishBoth(Delivery delivery, FollowUp followUp) {
        followUp.publish("receipt", OutgoingMessage.to(HOST + "/receipts"));
        followUp.publish("invoice", OutgoingMessage.to(HOST + "/invoices"));
        return Outcome.acknowledge();
    }

    private List<String> destinations(int request) throws Exception {
        return new JsonMapper().readTree(server.requests().get(request).body()).findValuesAsText("destination");
    }

    /** The same message, signed now under a token of its own, as QStash does for each attempt. */
    private ReceiverResponse receive(FollowUpHandler handler) {
        SignedRequest signed = SignedRequest.valid(clock)
                .claim("jti", "\"jti_" + ++attempts + "\"")
                .retried(attempts - 1);
        ReceiverRequest request =
                ReceiverRequest.of(signed.url(), RequestHeaders.of(signed.headers()), DeliveryBody.of(signed.body()));
        return receiver.receive(request, FollowUp.handler(qstash, (delivery, followUp) -> {
            progress.add(delivery.progress());
            return handler.handle(delivery, followUp);
        }));
    }
}
