package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"!", "~", "msg_26hZCxZCuWyyTWPmSVBrNB882AsnnJQYXXMsXTUNeEYd"})
    void an_id_is_of_visible_ASCII(String id) {
        assertThat(DeliveryHeaders.messageId(with("Upstash-Message-Id", id))).isEqualTo(id);
    }

    @Test
    void an_id_may_be_256_characters_long() {
        String longest = "m".repeat(256);

        assertThat(DeliveryHeaders.messageId(with("Upstash-Message-Id", longest)))
                .isEqualTo(longest);
        assertIdRefused(longest + "m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\u007f", "\u00e9", " a"})
    void anything_else_is_no_id(String id) {
        assertIdRefused(id);
    }

    @Test
    void a_count_has_up_to_nine_digits() {
        assertThat(DeliveryHeaders.retried(with("Upstash-Retried", "0"))).isZero();
        assertThat(DeliveryHeaders.retried(with("Upstash-Retried", "9"))).isEqualTo(9);
        assertThat(DeliveryHeaders.retried(with("Upstash-Retried", "999999999")))
                .isEqualTo(999_999_999);
        assertThat(DeliveryHeaders.retried(RequestHeaders.none())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1000000000", "-1", "/", ":", "1e1"})
    void anything_else_is_no_count(String count) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> DeliveryHeaders.retried(with("Upstash-Retried", count)))
                .withMessageContaining("upstash-retried");
    }

    private static void assertIdRefused(String id) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> DeliveryHeaders.messageId(with("Upstash-Message-Id", id)))
                .withMessageContaining("upstash-message-id");
    }

    private static RequestHeaders with(String name, String value) {
        return RequestHeaders.of(Map.of(name, List.of(value)));
    }
}
