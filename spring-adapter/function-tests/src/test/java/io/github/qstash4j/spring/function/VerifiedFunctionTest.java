package io.github.qstash4j.spring.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

class VerifiedFunctionTest {

    private static final String URL = "https://app.example.com/orders?a=1";
    private static final Receiver RECEIVER =
            keys().publicBaseUrl("https://app.example.com").build();

    private static final VerifiedFunction FUNCTION = QStashFunctions.verified(
            RECEIVER,
            delivery -> delivery.text().isEmpty()
                    ? Outcome.retryAfter(Duration.ofSeconds(7))
                    : Outcome.acknowledge(delivery.text()));

    @Test
    void a_delivery_is_handled_whatever_the_case_of_its_headers() {
        SignedRequest signed = SignedRequest.valid().to(URL).body("[1]");

        for (UnaryOperator<String> spelling : Map.<String, UnaryOperator<String>>of(
                        "sent", name -> name,
                        "lower", name -> name.toLowerCase(Locale.ROOT),
                        "upper", name -> name.toUpperCase(Locale.ROOT))
                .values()) {
            Message<byte[]> answer = FUNCTION.at("/orders?a=1").apply(message(signed, spelling));

            assertThat(answer.getHeaders().get(QStashFunctions.STATUS)).isEqualTo(200);
            assertThat(new String(answer.getPayload(), UTF_8)).isEqualTo("[1]");
        }
    }

    @Test
    void the_headers_that_QStash_acts_on_are_those_of_the_answer() {
        SignedRequest signed = SignedRequest.valid().to(URL).body("");

        Message<byte[]> answer = FUNCTION.at("/orders?a=1").apply(message(signed, name -> name));

        assertThat(answer.getHeaders())
                .containsEntry(QStashFunctions.STATUS, 503)
                .containsEntry("Retry-After", "7")
                .doesNotContainKey("Upstash-Signature");
    }

    @Test
    void another_URL_or_body_or_no_signature_is_refused() {
        SignedRequest signed = SignedRequest.valid().to(URL);

        assertThat(status(FUNCTION, signed)).isEqualTo(401);
        assertThat(status(FUNCTION.at("/orders"), signed)).isEqualTo(401);
        assertThat(status(FUNCTION.at("/orders?a=1"), signed.withTamperedBody("x")))
                .isEqualTo(401);
        assertThat(status(FUNCTION.at("/orders?a=1"), signed.header("Upstash-Signature")))
                .isEqualTo(401);
    }

    @Test
    void a_header_says_the_URL_where_it_is_told_to() {
        SignedRequest signed = SignedRequest.valid().to(URL).header("X-Url", URL);

        assertThat(status(FUNCTION, signed)).isEqualTo(401);
        assertThat(status(FUNCTION.urlFrom("x-url"), signed)).isEqualTo(200);
        assertThat(status(FUNCTION.urlFrom("x-url"), signed.header("X-Url", "/orders?a=1")))
                .isEqualTo(200);
        assertThat(status(FUNCTION.urlFrom("x-url"), signed.header("X-Url", "/other")))
                .isEqualTo(401);
        assertThat(status(FUNCTION.urlFrom("x-url"), signed.header("X-Url", ":// \u0001")))
                .isEqualTo(401);
        assertThat(status(FUNCTION.urlFrom("x-url"), signed.header("X-Url"))).isEqualTo(401);
    }

    @Test
    void a_public_URL_needs_no_path() {
        VerifiedFunction function = QStashFunctions.verified(
                keys().publicUrl("https://app.example.com/orders").build(), delivery -> Outcome.acknowledge());

        assertThat(status(function, SignedRequest.valid().to("https://app.example.com/orders")))
                .isEqualTo(200);
        assertThat(status(function, SignedRequest.valid().to(URL))).isEqualTo(401);
    }

    private static ReceiverBuilder keys() {
        return Receiver.builder().signingKeys(SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT));
    }

    private static Object status(VerifiedFunction function, SignedRequest request) {
        return Objects.requireNonNull(
                function.apply(message(request, name -> name)).getHeaders().get(QStashFunctions.STATUS));
    }

    private static Message<byte[]> message(SignedRequest request, UnaryOperator<String> spelling) {
        Map<String, Object> headers = new TreeMap<>();
        request.headers().forEach((name, values) -> headers.put(spelling.apply(name), values.get(0)));
        return MessageBuilder.withPayload(request.body()).copyHeaders(headers).build();
    }
}
