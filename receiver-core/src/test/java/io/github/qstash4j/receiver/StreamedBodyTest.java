package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.*;
import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that comes in pieces. */
class StreamedBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16 * 1024, 16 * 1024 + 1, 50_000})
    void every_piece_is_hashed_and_kept(int length) {
        byte[] bytes = new byte[length];
        new Random(11).nextBytes(bytes);

        assertThat(receiver().build().verify(streamed(valid().body(bytes), -1)).bytes())
                .isEqualTo(bytes);
    }

    @Test
    void one_byte_more_than_the_limit_is_too_large_and_the_limit_is_not() {
        Receiver receiver = receiver().maxBodyBytes(40_000).build();

        assertThat(receiver.verify(streamed(valid().body(new byte[40_000]), -1)).bytes())
                .hasSize(40_000);
        assertThat(receiver.verify(streamed(valid().body(new byte[40_000]), 40_000))
                        .bytes())
                .hasSize(40_000);
        assertThat(refusal(receiver, streamed(valid().body(new byte[40_001]), -1)))
                .hasMessageContaining("40000")
                .extracting(VerificationException::reason)
                .isEqualTo(TOO_LARGE);
    }

    @Test
    void a_stream_that_once_has_nothing_ready_is_read_on() {
        SignedRequest request = valid().body("first and second");
        InputStream hesitant = new ByteArrayInputStream(request.body()) {
            private int reads;

            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return reads++ == 1 ? 0 : super.read(bytes, offset, Math.min(5, length));
            }
        };

        assertThat(receiver()
                        .build()
                        .verify(ReceiverRequest.of(
                                request.url(), RequestHeaders.of(request.headers()), DeliveryBody.of(hesitant, -1)))
                        .text())
                .isEqualTo("first and second");
    }

    @Test
    void another_body_is_refused_with_its_length() {
        assertThat(refusal(
                        receiver().build(),
                        streamed(valid().body(new byte[17_000]).withTamperedBody(new byte[17_001]), -1)))
                .hasMessageContaining("the 17001 bytes of the body")
                .extracting(VerificationException::reason)
                .isEqualTo(WRONG_BODY);
    }

    @Test
    void a_reader_tells_its_limit_and_one_spelling_of_a_hash() {
        assertThat(receiver()
                        .maxBodyBytes(1)
                        .build()
                        .verify(streamed(valid().body("x"), 1))
                        .text())
                .isEqualTo("x");
        assertThat(new BodyReader(17, "option").limit()).isEqualTo(17);
        assertThat(BodyReader.unpadded("JXxx1ZcU=")).isEqualTo("JXxx1ZcU");
        assertThat(BodyReader.unpadded("JXxx1ZcU")).isEqualTo("JXxx1ZcU");
    }

    private static ReceiverRequest streamed(SignedRequest request, long length) {
        return ReceiverRequest.of(
                request.url(),
                RequestHeaders.of(request.headers()),
                DeliveryBody.of(new ByteArrayInputStream(request.body()), length));
    }
}
