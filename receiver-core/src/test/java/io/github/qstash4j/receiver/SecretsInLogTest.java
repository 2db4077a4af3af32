package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever happens to a delivery, the log holds neither its token nor a key nor its body. */
class SecretsInLogTest {

    private static final String BODY = "{\"card\":\"4111-1111-1111-1111\"}";

    private final RecordedEvents events = new RecordedEvents();

    @Test
    void no_end_of_a_delivery_logs_its_token_a_key_or_its_body() {
        SignedRequest request = valid().body(BODY).signedWith(TestKeys.NEXT);
        try (RecordedLog log = new RecordedLog()) {
            for (ScriptedLedger.Answer claim : List.<ScriptedLedger.Answer>of(
                    ScriptedLedger::granted,
                    ScriptedLedger::inProgress,
                    ScriptedLedger.DOWN,
                    unused -> new Claim.Conflict())) {
                for (boolean held : new boolean[] {true, false}) {
                    ends(request, new ScriptedLedger().claims(claim).onWrite(() -> held));
                }
                ends(request, new ScriptedLedger().claims(claim).onWrite(() -> {
                            throw ScriptedLedger.outage();
                        }));
            }
            ends(request.withTamperedBody(BODY + " "), new ScriptedLedger().claims(ScriptedLedger::granted));
            ends(request.signedWith(TestKeys.UNKNOWN), new ScriptedLedger().claims(ScriptedLedger::granted));

            assertThat(log.lines).hasSizeGreaterThan(20);
            assertThat(String.join("\n", log.lines) + events.heard)
                    .doesNotContain(
                            request.token(),
                            request.token().substring(request.token().lastIndexOf('.') + 1),
                            "4111-1111")
                    .doesNotContain(TestKeys.CURRENT, TestKeys.NEXT, TestKeys.UNKNOWN);
        }
    }

    @Test
    void a_decoder_that_repeats_what_it_could_not_read_is_named_without_its_message() {
        try (RecordedLog log = new RecordedLog()) {
            receiver().build().receive(sent(valid().body("{\"amount\": \"4111-1111-1111-1111\"}")), delivery -> {
                delivery.payload(Amount.class);
                return Outcome.acknowledge();
            });

            assertThat(log.lines)
                    .singleElement()
                    .asString()
                    .contains("is no " + Amount.class.getName(), "InvalidFormatException at line 1, column 12")
                    .doesNotContain("4111");
        }
    }

    record Amount(int amount) {}

    private void ends(SignedRequest request, ScriptedLedger ledger) {
        Receiver receiver = receiver().ledger(ledger).listener(events).build();
        receiver.receive(sent(request), delivery -> Outcome.acknowledge("done"));
        receiver.receive(sent(request), delivery -> Outcome.reject("no"));
        receiver.receive(sent(request), delivery -> {
            delivery.recordStep("charged");
            throw new Exception("failed");
        });
        receiver.receive(sent(request), delivery -> {
            delivery.payload(List.class);
            return Outcome.acknowledge();
        });
        if (receiver.admit(sent(request)) instanceof Admission.Admitted admitted) {
            admitted.settle(ReceiverResponse.of(201, Map.of(), new byte[0]));
        }
    }
}
