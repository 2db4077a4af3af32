package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.*;
import static io.github.qstash4j.receiver.Requests.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final String PADDED = "\"JXxx1ZcUeWB_lRTD0K2HS6XCQZrHr3frT-xZkM0r8mk=\"";

    @Test
    void bytes_that_are_no_text_arrive_untouched() {
        byte[] bytes = new byte[70_000];
        new Random(7).nextBytes(bytes);

        assertThat(receiver().build().verify(sent(valid().body(bytes))).bytes()).isEqualTo(bytes);
    }

    @Test
    void no_body_is_a_body_without_bytes() {
        SignedRequest empty = valid().body("");
        ReceiverRequest request =
                ReceiverRequest.of(empty.url(), RequestHeaders.of(empty.headers()), DeliveryBody.empty());

        assertThat(receiver().build().verify(request).bytes()).isEmpty();
    }

    @Test
    void the_hash_may_be_padded() {
        String hash = hashOf("hello");

        assertThat(receiver()
                        .build()
                        .verify(sent(valid().body("hello").claim("body", "\"" + hash + "=\"")))
                        .text())
                .isEqualTo("hello");
        assertThat(receiver()
                        .build()
                        .verify(sent(valid().body("hello").claim("body", "\"" + hash + "\"")))
                        .text())
                .isEqualTo("hello");
    }

    @Test
    void a_hash_that_only_starts_right_or_is_of_another_alphabet_is_refused() {
        String hash = hashOf("hello");

        assertThat(reason(valid().body("hello").claim("body", "\"\""))).isEqualTo(WRONG_BODY);
        assertThat(reason(valid().body("hello").claim("body", "\"=\""))).isEqualTo(WRONG_BODY);
        assertThat(reason(valid().body("hello").claim("body", "\"" + hash.substring(0, 42) + "\"")))
                .isEqualTo(WRONG_BODY);
        assertThat(reason(valid().body("hello").claim("body", "\"" + hash + "==\"")))
                .isEqualTo(WRONG_BODY);
        assertThat(reason(valid().body("hello").claim("body", PADDED))).isEqualTo(WRONG_BODY);
    }

    @Test
    void one_changed_byte_is_refused() {
        assertThat(reason(valid().body("{\"amount\":42}").withTamperedBody("{\"amount\":43}".getBytes(UTF_8))))
                .isEqualTo(WRONG_BODY);
    }

    @Test
    void a_body_that_was_cut_extended_or_left_out_is_refused() {
        byte[] body = valid().body();

        assertThat(reason(valid().withTamperedBody(Arrays.copyOf(body, body.length - 1))))
                .isEqualTo(WRONG_BODY);
        assertThat(reason(valid().withTamperedBody(Arrays.copyOf(body, body.length + 1))))
                .isEqualTo(WRONG_BODY);
        assertThat(reason(valid().withTamperedBody(new byte[0]))).isEqualTo(WRONG_BODY);
    }

    @Test
    void a_body_at_the_limit_is_accepted_and_one_byte_more_is_too_large() {
        Receiver receiver = receiver().maxBodyBytes(1000).build();

        assertThat(receiver.verify(sent(valid().body(new byte[1000]))).bytes()).hasSize(1000);
        assertThat(refusal(receiver, sent(valid().body(new byte[1001]))).reason())
                .isEqualTo(TOO_LARGE);
    }

    @Test
    void an_endless_body_is_read_no_further_than_the_limit() {
        Endless endless = new Endless();

        assertThat(refusal(receiver().maxBodyBytes(100_000).build(), streamed(valid(), endless, -1))
                        .reason())
                .isEqualTo(TOO_LARGE);
        assertThat(endless.read).isLessThan(150_000);
    }

    @Test
    void a_body_that_is_announced_as_too_large_is_not_read() {
        Endless endless = new Endless();

        assertThat(refusal(receiver().build(), streamed(valid(), endless, 1024 * 1024 + 1))
                        .reason())
                .isEqualTo(TOO_LARGE);
        assertThat(endless.read).isZero();
    }

    @Test
    void the_body_of_a_request_that_is_not_signed_is_not_read() {
        Endless endless = new Endless();

        assertThat(refusal(receiver().build(), streamed(valid().header("Upstash-Signature"), endless, -1))
                        .reason())
                .isEqualTo(MISSING_SIGNATURE);
        assertThat(refusal(receiver().build(), streamed(valid().signedWith("forged"), endless, -1))
                        .reason())
                .isEqualTo(UNKNOWN_KEY);
        assertThat(refusal(receiver().publicBaseUrl("https://other.example").build(), streamed(valid(), endless, -1))
                        .reason())
                .isEqualTo(WRONG_DESTINATION);
        assertThat(endless.read).isZero();
    }

    @Test
    void a_connection_that_breaks_is_refused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset\nby peer");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThat(refusal(receiver().build(), streamed(valid(), broken, -1)))
                .hasMessageContaining("reset\\u000aby peer")
                .extracting(VerificationException::reason)
                .isEqualTo(UNREADABLE_BODY);
    }

    @Test
    void nobody_can_change_the_body_of_a_delivery() {
        Delivery delivery = receiver().build().verify(sent(valid().body("abc")));

        delivery.bytes()[0] = 'x';

        assertThat(delivery.text()).isEqualTo("abc");
    }

    private static ReceiverRequest streamed(SignedRequest request, InputStream body, long length) {
        return ReceiverRequest.of(request.url(), RequestHeaders.of(request.headers()), DeliveryBody.of(body, length));
    }

    private static String hashOf(String body) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Endless extends InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return 0;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            read += length;
            return length;
        }
    }
}
