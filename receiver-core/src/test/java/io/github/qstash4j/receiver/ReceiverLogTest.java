package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiverLogTest {

    private final RecordedLog log = new RecordedLog();
    private Instant now = NOW;

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void a_refusal_is_one_line_with_its_reason_and_no_secret() {
        SignedRequest forged = valid().signedWith(TestKeys.UNKNOWN);

        receiver().build().admit(sent(forged));

        assertThat(log.lines)
                .singleElement()
                .asString()
                .startsWith("Refused a request: UNKNOWN_KEY: ")
                .doesNotContain(forged.token(), TestKeys.CURRENT, TestKeys.NEXT, TestKeys.UNKNOWN);
    }

    @Test
    void a_payload_that_cannot_be_decoded_is_one_printable_line() {
        receiver().build().receive(sent(valid().body("{\"amount\":\"x\\n2026 ERROR forged\"}")), delivery -> {
            delivery.payload(OutcomeTest.Order.class);
            return Outcome.acknowledge();
        });

        assertThat(log.lines)
                .singleElement()
                .asString()
                .startsWith("Rejected Delivery[msg_test")
                .matches("[ -~]+");
        assertThat(log.records).extracting(LogRecord::getThrown).containsOnlyNulls();
    }

    @Test
    void a_failure_is_an_error_with_its_stack_trace() {
        Exception failure = new Exception("failure");

        receiver().build().receive(sent(valid()), delivery -> {
            throw failure;
        });

        assertThat(log.lines).singleElement().asString().startsWith("Failed on Delivery[msg_test");
        assertThat(log.records).extracting(LogRecord::getThrown).containsExactly(failure);
    }

    @Test
    void public_development_keys_are_warned_of() {
        Receiver.builder()
                .signingKeys(SigningKeys.of("sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r"))
                .publicBaseUrl("http://127.0.0.1:8080")
                .build();

        assertThat(log.lines).singleElement().asString().startsWith("Public development keys are accepted");
    }

    @Test
    void a_flood_of_one_kind_is_one_line_in_ten_seconds_and_hides_no_other_kind() {
        Receiver receiver = receiver().clock(clock()).build();

        for (int i = 0; i < 1000; i++) {
            receiver.admit(sent(valid().signedWith(TestKeys.UNKNOWN)));
        }
        receiver.admit(sent(valid().header("Upstash-Signature")));
        assertThat(log.lines).hasSize(2).last().asString().contains("MISSING_SIGNATURE");

        now = NOW.plusSeconds(10);
        receiver.admit(sent(valid().signedWith(TestKeys.UNKNOWN)));
        assertThat(log.lines).hasSize(3).last().asString().endsWith("(and 999 more of this kind before it)");
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
