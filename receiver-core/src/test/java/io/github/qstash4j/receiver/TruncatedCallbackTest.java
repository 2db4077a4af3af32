package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.CallbackFixture.base64;
import static io.github.qstash4j.receiver.CallbackFixture.quoted;
import static io.github.qstash4j.receiver.CallbackFixture.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class TruncatedCallbackTest {

    private static final String TEXT = "The whole response.";

    @Test
    void a_body_shorter_than_its_Content_Length_is_truncated() {
        assertThat(withLength("[\"19\"]").isTruncated()).isFalse();
        assertThat(withLength("[\"20\"]").isTruncated()).isTrue();
        assertThat(withLength("\"999999999999999999\"").isTruncated()).isTrue();
    }

    @Test
    void a_Content_Length_that_says_less_or_nothing_proves_nothing() {
        for (String length :
                List.of("\"18\"", "\"\"", "\"-1\"", "\"1e9\"", "\"20, 20\"", "\"9999999999999999999\"", "[]")) {
            assertThat(withLength(length).isTruncated()).as(length).isFalse();
        }
    }

    @Test
    void what_a_cut_leaves_of_the_body_can_be_read() {
        String whole = base64(TEXT);

        for (int length = 0; length <= whole.length(); length++) {
            Callback callback =
                    valid().with("body", quoted(whole.substring(0, length))).callback();

            assertThat(TEXT).as("%d characters", length).startsWith(callback.text());
            assertThat(callback.bytes()).hasSize(Math.min(length * 3 / 4, TEXT.length()));
        }
    }

    @Test
    void base64_that_breaks_off_inside_a_byte_is_truncated() {
        assertThat(withBody("VGhlI").isTruncated()).isTrue();
        assertThat(withBody("VGhlIH").isTruncated()).isTrue();
        assertThat(withBody("VGhlIHd").isTruncated()).isTrue();
        assertThat(withBody("VGhlIHdo").isTruncated()).isFalse();
    }

    @Test
    void padding_is_optional_in_any_amount() {
        for (String body : List.of("QQ==", "QQ=", "QQ", "QQ===", "QUI=", "QUI", "QUI==", "QUJD", "QUJD=")) {
            Callback callback = withBody(body);

            assertThat("ABC").startsWith(callback.text());
            assertThat(callback.isTruncated()).as(body).isFalse();
        }
        assertThat(withBody("====").bytes()).isEmpty();
    }

    @Test
    void the_example_in_QStashs_documentation_which_is_badly_padded_can_be_read() {
        Callback callback =
                valid().with("sourceBody", "\"YmFzZTY0kZWQgcm9keQ==\"").callback();

        assertThat(callback.sourceText()).startsWith("base64");
    }

    @Test
    void a_payload_that_is_cut_off_is_a_PayloadException_that_can_be_told_apart() {
        Callback callback = valid().with("header", "{\"Content-Length\": \"400\"}")
                .with("body", quoted(base64("{\"orderId\":\"o-")))
                .callback();

        assertThat(callback.isTruncated()).isTrue();
        assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> callback.payload(CallbackTest.Order.class));
        assertThat(callback.text()).isEqualTo("{\"orderId\":\"o-");
    }

    private static Callback withLength(String json) {
        return valid().with("body", quoted(base64(TEXT)))
                .with("header", "{\"content-length\": " + json + "}")
                .callback();
    }

    private static Callback withBody(String base64) {
        return valid().with("body", quoted(base64)).callback();
    }
}
