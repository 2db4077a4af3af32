package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.CallbackFixture.base64;
import static io.github.qstash4j.receiver.CallbackFixture.failure;
import static io.github.qstash4j.receiver.CallbackFixture.quoted;
import static io.github.qstash4j.receiver.CallbackFixture.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallbackTest {

    record Order(String orderId, int amount) {}

    @Test
    void every_documented_member_can_be_read() {
        Delivery delivery = valid().delivery();
        Callback callback = Callback.of(delivery);

        assertThat(callback.delivery()).isSameAs(delivery);
        assertThat(callback.status()).isEqualTo(201);
        assertThat(callback.isSuccess()).isTrue();
        assertThat(callback.headers().all("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(callback.text()).isEqualTo("{\"orderId\":\"o-7\",\"amount\":3}");
        assertThat(callback.retried()).isEqualTo(2);
        assertThat(callback.maxRetries()).isEqualTo(5);
        assertThat(callback.sourceMessageId()).isEqualTo("msg_source");
        assertThat(callback.urlGroup()).isEqualTo("orders");
        assertThat(callback.endpointName()).isEqualTo("warehouse");
        assertThat(callback.url()).isEqualTo("https://warehouse.example.com/pick?fast=1");
        assertThat(callback.method()).isEqualTo("PUT");
        assertThat(callback.sourceHeaders().first("x-order")).isEqualTo("o-1");
        assertThat(callback.sourceHeaders().all("Accept")).containsExactly("text/plain", "text/html");
        assertThat(callback.sourceText()).isEqualTo("{\"orderId\":\"o-1\",\"amount\":42}");
        assertThat(callback.notBefore()).isEqualTo(Instant.ofEpochMilli(1701198458025L));
        assertThat(callback.createdAt()).isEqualTo(Instant.ofEpochMilli(1701198447054L));
        assertThat(callback.scheduleId()).isEqualTo("scd_nightly");
        assertThat(callback.queueName()).isNull();
        assertThat(callback.callerIp()).isEqualTo("192.0.2.7");
        assertThat(callback.isTruncated()).isFalse();
    }

    @Test
    void both_bodies_are_payloads_of_the_receivers_codec() {
        Callback callback = valid().callback();

        assertThat(callback.payload(Order.class)).isEqualTo(new Order("o-7", 3));
        assertThat(callback.sourcePayload(Order.class)).isEqualTo(new Order("o-1", 42));
        assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> callback.payload(Integer.class));
        assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> callback.sourcePayload(Integer.class));
    }

    @Test
    void a_failure_callback_names_its_entry_in_the_dead_letter_queue() {
        FailureCallback callback = FailureCallback.of(failure().delivery());

        assertThat(callback.dlqId()).isEqualTo("1725323658779-0");
        assertThat(callback.status()).isEqualTo(503);
        assertThat(callback.isSuccess()).isFalse();
        assertThat(callback.payload(Order.class)).isEqualTo(new Order("o-7", 3));
    }

    @Test
    void a_success_does_not_pass_for_a_failure() {
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> FailureCallback.of(valid().delivery()))
                .withMessageContaining("dlqId");
    }

    @Test
    void numbers_may_be_text_and_text_may_be_a_number() {
        Callback callback = valid().with("status", "\"404\"")
                .with("retried", "\"0\"")
                .with("maxRetries", "\"3\"")
                .with("createdAt", "\"0\"")
                .with("notBefore", "1701198458025")
                .with("topicName", "7")
                .callback();

        assertThat(callback.status()).isEqualTo(404);
        assertThat(callback.isSuccess()).isFalse();
        assertThat(callback.retried()).isZero();
        assertThat(callback.maxRetries()).isEqualTo(3);
        assertThat(callback.createdAt()).isEqualTo(Instant.EPOCH);
        assertThat(callback.notBefore()).isEqualTo(Instant.ofEpochMilli(1701198458025L));
        assertThat(callback.urlGroup()).isEqualTo("7");
    }

    @Test
    void only_the_source_and_its_destination_must_be_there() {
        Callback callback = new CallbackFixture(Map.of())
                .with("sourceMessageId", "\"msg_source\"")
                .with("url", "\"https://a.example\"")
                .callback();

        assertThat(callback.status()).isZero();
        assertThat(callback.isSuccess()).isFalse();
        assertThat(callback.retried()).isZero();
        assertThat(callback.bytes()).isEmpty();
        assertThat(callback.sourceBytes()).isEmpty();
        assertThat(callback.headers().names()).isEmpty();
        assertThat(callback.method()).isNull();
        assertThat(callback.createdAt()).isNull();
        assertThat(callback.isTruncated()).isFalse();
        for (String member : List.of("sourceMessageId", "url")) {
            assertThatExceptionOfType(PayloadException.class)
                    .isThrownBy(() -> valid().without(member).callback())
                    .withMessageContaining("member " + member + " is missing");
        }
    }

    @Test
    void null_and_empty_are_the_same_as_absent() {
        for (String nothing : List.of("null", "\"\"")) {
            Callback callback = valid().with("status", nothing)
                    .with("header", nothing)
                    .with("body", nothing)
                    .with("topicName", nothing)
                    .with("createdAt", nothing)
                    .callback();

            assertThat(callback.status()).isZero();
            assertThat(callback.headers().names()).isEmpty();
            assertThat(callback.bytes()).isEmpty();
            assertThat(callback.urlGroup()).isNull();
            assertThat(callback.createdAt()).isNull();
        }
    }

    @Test
    void unknown_members_are_ignored_whatever_they_are() {
        Callback callback = valid().with("new", "{\"deep\": [1, 2.5, true, null, {\"er\": []}]}")
                .with("queueName", "\"slow\"")
                .without("callerIP")
                .with("callerIp", "\"2001:db8::1\"")
                .callback();

        assertThat(callback.queueName()).isEqualTo("slow");
        assertThat(callback.callerIp()).isEqualTo("2001:db8::1");
    }

    @Test
    void headers_may_be_text_or_lists_in_any_case() {
        Callback callback = valid().with(
                        "header", "{\"A\": \"1\", \"a\": [\"2\", \"3\"], \"n\": 4, \"b\": null, \"c\": []}")
                .callback();

        assertThat(callback.headers().all("a")).containsExactly("1", "2", "3");
        assertThat(callback.headers().first("N")).isEqualTo("4");
        assertThat(callback.headers().names()).containsExactlyInAnyOrder("a", "n");
    }

    @Test
    void bodies_are_bytes_and_unicode_survives() {
        Callback unicode = valid().with("body", quoted(base64("grüße 🚚 日本"))).callback();
        Callback binary = valid().with("body", "\"AP+A/w==\"").callback();

        assertThat(unicode.text()).isEqualTo("grüße 🚚 日本");
        assertThat(binary.bytes()).containsExactly(0, -1, -128, -1);
        binary.bytes()[0] = 1;
        assertThat(binary.bytes()[0]).isZero();
    }

    @Test
    void nothing_of_the_bodies_or_the_values_of_headers_is_printed() {
        assertThat(valid().callback())
                .hasToString(
                        "Callback[status 201 for \"msg_source\", retried 2, to \"https://warehouse.example.com/pick?fast=1\"]");
        assertThat(FailureCallback.of(failure().delivery()).toString()).startsWith("FailureCallback[status 503");
    }
}
