package io.github.qstash4j.test.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.PayloadException;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.CallbackBody;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import org.junit.jupiter.api.Test;

/** What the fixtures make of a callback is what the core reads. */
class CallbackBodyTest {

    private final Receiver receiver = Receiver.builder()
            .signingKeys(SigningKeys.of(TestKeys.CURRENT))
            .publicBaseUrl("https://app.example.com")
            .build();

    @Test
    void a_callback_reports_what_it_was_told_to() {
        Callback callback = Callback.of(delivered(CallbackBody.delivered()
                .status(201)
                .body("done \u00fc")
                .retried(2)
                .sourceMessageId("msg_7")
                .sourceBody("{}")
                .url("https://warehouse.example.com/pick?a=\"1\"")
                .with("scheduleId", "\"scd_1\"")));

        assertThat(callback.status()).isEqualTo(201);
        assertThat(callback.text()).isEqualTo("done \u00fc");
        assertThat(callback.retried()).isEqualTo(2);
        assertThat(callback.maxRetries()).isEqualTo(3);
        assertThat(callback.sourceMessageId()).isEqualTo("msg_7");
        assertThat(callback.sourceText()).isEqualTo("{}");
        assertThat(callback.url()).isEqualTo("https://warehouse.example.com/pick?a=\"1\"");
        assertThat(callback.scheduleId()).isEqualTo("scd_1");
    }

    @Test
    void a_failure_callback_names_its_dead_letter() {
        FailureCallback callback = FailureCallback.of(delivered(CallbackBody.failed()));

        assertThat(callback.status()).isEqualTo(500);
        assertThat(callback.dlqId()).isEqualTo("1725323658779-0");
        assertThatThrownBy(
                        () -> FailureCallback.of(delivered(CallbackBody.failed().without("dlqId"))))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("dlqId");
    }

    @Test
    void a_delivery_says_of_itself_what_it_was_told_to() {
        Delivery delivery = receiver.verify(ReceiverRequests.of(SignedRequest.valid()
                .json("{}")
                .messageId("msg_1")
                .tokenId("jwt_1")
                .retried(3)
                .ofSchedule("scd_1")
                .ofUrlGroup("orders")
                .fromRegion("EU-CENTRAL-1")));

        assertThat(delivery.contentType()).isEqualTo("application/json");
        assertThat(delivery.messageId()).isEqualTo("msg_1");
        assertThat(delivery.claims().tokenId()).isEqualTo("jwt_1");
        assertThat(delivery.retried()).isEqualTo(3);
        assertThat(delivery.scheduleId()).isEqualTo("scd_1");
        assertThat(delivery.urlGroup()).isEqualTo("orders");
        assertThat(delivery.region()).isEqualTo("EU-CENTRAL-1");
    }

    private Delivery delivered(CallbackBody body) {
        return receiver.verify(ReceiverRequests.of(SignedRequest.valid().json(body.json())));
    }
}
