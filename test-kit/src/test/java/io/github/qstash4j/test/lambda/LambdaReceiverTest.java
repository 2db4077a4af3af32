package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LambdaReceiverTest {

    private static final SignedRequest VALID = SignedRequest.valid();

    private static LocalLambda lambda;

    @BeforeAll
    static void start() {
        lambda = LocalLambda.builder()
                .handler(ReceiverHandler.class)
                .environment("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT)
                .start();
    }

    @AfterAll
    static void stop() {
        LambdaReceiver.of(lambda, FrontEnd.ALB).close();
        assertThatThrownBy(() -> lambda.url(FrontEnd.ALB)).isInstanceOf(IllegalStateException.class);
    }

    private static LambdaReceiver receiver(FrontEnd frontEnd) {
        return LambdaReceiver.of(lambda, frontEnd);
    }

    @ParameterizedTest
    @EnumSource
    void a_signed_request_is_taken_and_a_forged_one_refused(FrontEnd frontEnd) {
        assertThat(receiver(frontEnd).exchange(VALID).status()).isEqualTo(200);
        assertThat(receiver(frontEnd)
                        .exchange(VALID.signedWith(TestKeys.UNKNOWN))
                        .status())
                .isEqualTo(401);
        assertThat(receiver(frontEnd).exchange(VALID.body("poison")).header("upstash-nonretryable-error"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @EnumSource
    void bytes_that_are_no_text_arrive_as_they_were_sent(FrontEnd frontEnd) {
        SignedRequest binary = VALID.body(new byte[] {0, -1, -2}).header("Content-Type", "application/octet-stream");
        LambdaReceiver receiver = LambdaReceiver.of(
                lambda,
                frontEnd == FrontEnd.REST_API
                        ? FrontEndSettings.of(frontEnd).withBinaryMediaTypes("*/*")
                        : FrontEndSettings.of(frontEnd));

        assertThat(receiver.cannotCarry(binary)).isEmpty();
        assertThat(receiver.exchange(binary).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void what_no_front_end_carries_is_told(FrontEnd frontEnd) {
        LambdaReceiver receiver = receiver(frontEnd);

        assertThat(receiver.cannotCarry(VALID)).isEmpty();
        assertThat(receiver.cannotCarry(VALID.header("X-Trace", "a\r\nb"))).isPresent();
        assertThat(receiver.cannotCarry(VALID.header("X-Trace", "a "))).isPresent();
        assertThat(receiver.cannotCarry(VALID.header("X-Tr\u00e4ce", "a"))).isPresent();
        assertThat(receiver.cannotCarry(VALID.to("https://app.example.com/a b")))
                .isPresent();
        assertThat(receiver.cannotCarry(VALID.body("caf\u00e9".getBytes(ISO_8859_1))))
                .isPresent();
        assertThat(receiver.cannotStream()).isPresent();
        assertThatThrownBy(() -> receiver.exchange(VALID, new BodyStream(1, 0)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void what_is_not_below_the_stage_is_told() {
        LambdaReceiver staged = LambdaReceiver.of(lambda, FrontEnd.REST_API.withStage("dev"));

        assertThat(staged.cannotCarry(VALID))
                .hasValueSatisfying(why -> assertThat(why).contains("/dev"));
        assertThat(staged.cannotCarry(VALID.to("https://app.example.com/dev/jobs")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "b=1%202&a=x%26y&empty=, true, true, true",
        "a=1&b=2&a=3, false, false, false",
        "a=1&a=2&b=3, true, false, true",
        "a=1+2, false, true, true",
        "a=%2f, false, true, true",
        "a=%61, false, true, true",
        "a=/, false, true, true",
        "flag, false, false, false",
        "a=1&, false, false, false",
    })
    void a_query_whose_form_is_lost_is_told(String query, boolean rest, boolean single, boolean multiple) {
        SignedRequest request = VALID.to("https://app.example.com/jobs?" + query);

        assertThat(receiver(FrontEnd.REST_API).cannotCarry(request).isEmpty()).isEqualTo(rest);
        assertThat(receiver(FrontEnd.ALB).cannotCarry(request).isEmpty()).isEqualTo(single);
        assertThat(receiver(FrontEnd.ALB_MULTI_VALUE).cannotCarry(request).isEmpty())
                .isEqualTo(multiple);
        assertThat(receiver(FrontEnd.HTTP_API).cannotCarry(request)).isEmpty();
        assertThat(receiver(FrontEnd.FUNCTION_URL).cannotCarry(request)).isEmpty();
    }

    @Test
    void what_one_front_end_loses_is_told_of_that_one() {
        SignedRequest twice = VALID.header("Upstash-Message-Id", "a", "b");
        SignedRequest twoCases =
                VALID.header("Upstash-Signature", VALID.token()).withAnotherHeader("upstash-signature", "x");
        SignedRequest big = VALID.body("x".repeat(1024 * 1024 + 1));

        assertThat(receiver(FrontEnd.ALB).cannotCarry(twice)).isPresent();
        assertThat(receiver(FrontEnd.ALB).cannotCarry(twoCases)).isPresent();
        assertThat(receiver(FrontEnd.HTTP_API).cannotCarry(twoCases)).isEmpty();
        assertThat(receiver(FrontEnd.ALB_MULTI_VALUE).cannotCarry(twice)).isEmpty();
        assertThat(receiver(FrontEnd.HTTP_API).cannotCarry(twice)).isPresent();
        assertThat(receiver(FrontEnd.HTTP_API).cannotCarry(VALID.header("X-Trace", "a", "b")))
                .isEmpty();
        assertThat(receiver(FrontEnd.REST_API).cannotCarry(twice)).isEmpty();
        assertThat(receiver(FrontEnd.HTTP_API).cannotCarry(VALID.to("https://app.example.com/%61")))
                .isPresent();
        assertThat(receiver(FrontEnd.FUNCTION_URL).cannotCarry(VALID.to("https://app.example.com/%61")))
                .isEmpty();
        assertThat(receiver(FrontEnd.FUNCTION_URL).cannotCarry(VALID.body(new byte[1024 * 1024])))
                .as("six characters for each byte")
                .isPresent();
        assertThat(receiver(FrontEnd.ALB).cannotCarry(big)).isPresent();
        assertThat(receiver(FrontEnd.FUNCTION_URL).cannotCarry(big)).isEmpty();
    }
}
