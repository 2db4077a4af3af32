package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/** The fixtures as requests of this module, and the receiver that most tests send them to. */
final class Requests {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String BASE = "https://app.example.com";

    private Requests() {}

    static ReceiverBuilder receiver() {
        return Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT))
                .publicBaseUrl(BASE)
                .clock(CLOCK);
    }

    static SignedRequest valid() {
        return SignedRequest.valid(CLOCK);
    }

    static ReceiverRequest sent(SignedRequest request) {
        return sentTo(request.url(), request);
    }

    static ReceiverRequest sentTo(String url, SignedRequest request) {
        return ReceiverRequest.of(url, RequestHeaders.of(request.headers()), DeliveryBody.of(request.body()));
    }

    static VerificationException refusal(Receiver receiver, ReceiverRequest request) {
        return Objects.requireNonNull(
                catchThrowableOfType(VerificationException.class, () -> receiver.verify(request)),
                "The request was accepted.");
    }

    static RefusalReason reason(SignedRequest request) {
        return refusal(receiver().build(), sent(request)).reason();
    }
}
