package io.github.qstash4j.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.VerificationException;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A receiver with a ledger in memory, in a time of its own, and what its listener heard. */
final class Endpoint {

    static final Duration LEASE = Duration.ofMinutes(2);

    final VirtualClock clock = new VirtualClock();
    final List<String> heard = new ArrayList<>();
    final List<String> handled = new ArrayList<>();
    final MemoryLedger ledger = MemoryLedger.builder().clock(clock).build();
    final Receiver receiver;
    private int tokens;

    Endpoint() {
        this(builder -> builder);
    }

    Endpoint(UnaryOperator<ReceiverBuilder> options) {
        receiver = another(options);
    }

    /** Another receiver on the same ledger. */
    Receiver another(UnaryOperator<ReceiverBuilder> options) {
        return options.apply(Receiver.builder()
                        .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                        .publicBaseUrl("https://app.example.com")
                        .clock(clock)
                        .ledger(ledger)
                        .lease(LEASE)
                        .listener(new Heard()))
                .build();
    }

    /** The message once more, signed now under a token of its own, as QStash does for each attempt. */
    SignedRequest delivery() {
        return SignedRequest.valid(clock).claim("jti", "\"jti_" + ++tokens + "\"");
    }

    static ReceiverRequest sent(SignedRequest request) {
        return ReceiverRequest.of(request.url(), RequestHeaders.of(request.headers()), DeliveryBody.of(request.body()));
    }

    ReceiverResponse receive(DeliveryHandler handler) {
        return receive(delivery(), handler);
    }

    ReceiverResponse receive(SignedRequest request, DeliveryHandler handler) {
        return receiver.receive(sent(request), delivery -> {
            handled.add(delivery.messageId());
            return handler.handle(delivery);
        });
    }

    Admission.Admitted admitted() {
        Admission admission = receiver.admit(sent(delivery()));
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return (Admission.Admitted) admission;
    }

    private final class Heard implements ReceiverListener {

        @Override
        public void refused(VerificationException refusal) {
            heard.add("refused " + refusal.reason());
        }

        @Override
        public void claimed(Delivery delivery) {
            heard.add("claimed");
        }

        @Override
        public void duplicate(Delivery delivery, Duplicate kind) {
            heard.add("duplicate " + kind);
        }

        @Override
        public void claimLost(Delivery delivery) {
            heard.add("lost");
        }

        @Override
        public void ledgerFailed(Delivery delivery, Exception failure) {
            heard.add("failed");
        }

        @Override
        public void handled(
                Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {
            heard.add("handled " + response.status());
        }
    }
}
