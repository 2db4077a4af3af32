package io.github.qstash4j.receiver.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.NonRetryableException;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a delivery ends that a framework has led to a method. */
class ConsumerDeliveryTest {

    @Test
    void what_the_method_returned_counts_and_not_the_response() {
        ConsumerDelivery delivery = delivery(true);
        delivery.reached();
        delivery.returned(Outcome.reject("cancelled"));

        assertThat(delivery.settle(() -> answer(200)).status()).isEqualTo(489);
        assertThat(delivery.isSettled()).isTrue();
    }

    @Test
    void without_an_outcome_the_response_counts() {
        ConsumerDelivery reached = delivery(false);
        reached.reached();

        assertThat(reached.settle(() -> answer(204)).status()).isEqualTo(204);
        assertThat(delivery(false).settle(() -> answer(503)).status()).isEqualTo(503);
    }

    @Test
    void somebody_else_cannot_acknowledge_in_the_methods_place() {
        assertThat(delivery(false).settle(() -> answer(200)).status()).isEqualTo(500);

        ConsumerDelivery declared = delivery(true);
        declared.reached();
        assertThat(declared.settle(() -> answer(200)).status()).isEqualTo(500);
    }

    @Test
    void no_outcome_is_none() {
        ConsumerDelivery delivery = delivery(true);
        delivery.reached();
        delivery.returned(null);

        assertThat(delivery.settle(() -> answer(200)).status()).isEqualTo(500);
    }

    @Test
    void content_that_is_blamed_is_a_payload_that_cannot_be_decoded() {
        ConsumerDelivery unfit = delivery(false);
        unfit.failed(new IllegalArgumentException("not a number"));
        assertThat(unfit.settle(() -> answer(400)).status()).isEqualTo(489);

        ConsumerDelivery other = delivery(false);
        other.failed(new IllegalStateException("not found"));
        assertThat(other.settle(() -> answer(404)).status()).isEqualTo(404);

        ConsumerDelivery own = delivery(false);
        own.failed(new IllegalArgumentException("not a number"));
        assertThat(own.settle(() -> answer(503)).status()).isEqualTo(503);
    }

    @Test
    void a_failure_after_the_method_has_returned_counts() {
        ConsumerDelivery delivery = delivery(true);
        delivery.reached();
        delivery.returned(Outcome.acknowledge());
        delivery.failed(new IllegalStateException("the connection is gone"));

        assertThat(delivery.settle(() -> answer(500)).status()).isEqualTo(500);
    }

    @Test
    void what_nobody_took_care_of_is_settled_as_ever() {
        ConsumerDelivery delivery = delivery(false);
        delivery.threw(new NonRetryableException("cancelled"));

        assertThat(delivery.settle(() -> answer(200)).status()).isEqualTo(489);
    }

    @Test
    void a_response_that_cannot_be_sent_is_a_failure() {
        ConsumerDelivery delivery = delivery(false);
        delivery.reached();

        assertThat(delivery.settle(() -> {
                            throw new IllegalStateException("too long");
                        })
                        .status())
                .isEqualTo(500);
    }

    @Test
    void work_that_goes_on_is_not_settled() {
        ConsumerDelivery delivery = delivery(false);
        delivery.goesOn();

        assertThat(delivery.settle(() -> answer(200)).isSuccess()).isFalse();
        assertThat(delivery.isSettled()).isFalse();
    }

    @Test
    void it_belongs_to_one_method() {
        ConsumerDelivery delivery = delivery(false);
        delivery.misled("Other.method");

        assertThat(delivery.isFor("key")).isTrue();
        assertThat(delivery.isFor("other")).isFalse();
        assertThat(delivery.settle(() -> answer(200)).status()).isEqualTo(500);
    }

    private static ReceiverResponse answer(int status) {
        return ReceiverResponse.of(status, Map.of(), new byte[0]);
    }

    private static ConsumerDelivery delivery(boolean declaresOutcome) {
        Receiver receiver = Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT))
                .publicBaseUrl("https://app.example.com")
                .build();
        SignedRequest request = SignedRequest.valid(Clock.systemUTC());
        Admission admission = receiver.admit(ReceiverRequest.of(
                request.url(), RequestHeaders.of(request.headers()), DeliveryBody.of(request.body())));
        return new ConsumerDelivery(
                (Admission.Admitted) admission,
                new Method("key", "Jobs.job", declaresOutcome),
                IllegalArgumentException.class::isInstance);
    }

    private record Method(Object key, String name, boolean declaresOutcome) implements ConsumerDelivery.Consumer {}
}
