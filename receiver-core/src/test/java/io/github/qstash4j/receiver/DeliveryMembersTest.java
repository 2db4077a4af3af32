package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.MALFORMED;
import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What QStash says about a delivery in its headers. */
class DeliveryMembersTest {

    @Test
    void every_member_is_what_its_header_says() {
        Delivery delivery = verified(valid().retried(2)
                .header("Upstash-Schedule-Id", "scd_nightly")
                .header("Upstash-Topic-Name", "orders")
                .header("Upstash-Endpoint-Name", "warehouse")
                .header("Upstash-Queue-Name", "slow")
                .header("Upstash-Caller-Ip", "192.0.2.7")
                .header("Upstash-Region", "US-EAST-1")
                .header("Content-Type", "text/csv")
                .header("X-Trace", "a", "b"));

        assertThat(delivery.messageId()).isEqualTo("msg_test");
        assertThat(delivery.retried()).isEqualTo(2);
        assertThat(delivery.isRetry()).isTrue();
        assertThat(delivery.scheduleId()).isEqualTo("scd_nightly");
        assertThat(delivery.urlGroup()).isEqualTo("orders");
        assertThat(delivery.endpointName()).isEqualTo("warehouse");
        assertThat(delivery.queueName()).isEqualTo("slow");
        assertThat(delivery.callerIp()).isEqualTo("192.0.2.7");
        assertThat(delivery.region()).isEqualTo("US-EAST-1");
        assertThat(delivery.contentType()).isEqualTo("text/csv");
        assertThat(delivery.headers().all("x-trace")).containsExactly("a", "b");
        assertThat(delivery.url()).isEqualTo(valid().url());
    }

    @Test
    void every_member_but_the_id_may_be_missing() {
        Delivery delivery = verified(
                valid().header("Content-Type").header("Upstash-Retried").header("User-Agent"));

        assertThat(delivery.retried()).isZero();
        assertThat(delivery.isRetry()).isFalse();
        assertThat(delivery.scheduleId()).isNull();
        assertThat(delivery.urlGroup()).isNull();
        assertThat(delivery.endpointName()).isNull();
        assertThat(delivery.queueName()).isNull();
        assertThat(delivery.callerIp()).isNull();
        assertThat(delivery.region()).isNull();
        assertThat(delivery.contentType()).isNull();
        assertThat(delivery.progress()).isEmpty();
        assertThat(reason(valid().header("Upstash-Message-Id"))).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "1e3", " 1", "0x1", "9999999999", "one", "\u0661"})
    void a_nonsense_count_of_retries_is_malformed(String retried) {
        assertThat(reason(valid().header("Upstash-Retried", retried))).isEqualTo(MALFORMED);
    }

    @Test
    void it_prints_neither_its_body_nor_the_values_of_its_headers() {
        Delivery delivery = verified(valid().body("a secret").header("X-Secret", "another secret"));

        assertThat(delivery.toString()).contains("msg_test", "8 bytes").doesNotContain("secret");
    }

    private static Delivery verified(SignedRequest request) {
        return receiver().build().verify(sent(request));
    }
}
