package io.github.qstash4j.test.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A receiver that works with the ledger of a case, and what its listener heard. */
final class Worker {

    final VirtualClock clock = new VirtualClock();
    final List<String> heard = new ArrayList<>();
    final List<String> handled = new ArrayList<>();
    final Receiver receiver;
    private final LedgerScene scene;
    private int tokens;

    Worker(LedgerScene scene) {
        this.scene = scene;
        this.receiver = another(builder -> builder);
    }

    /** Another receiver on the same ledger. */
    Receiver another(UnaryOperator<ReceiverBuilder> options) {
        return options.apply(Receiver.builder()
                        .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                        .publicBaseUrl("https://app.example.com")
                        .clock(clock)
                        .ledger(scene.ledger())
                        .ledgerNamespace(scene.namespace())
                        .lease(scene.lease())
                        .listener(new HeardEvents(heard)))
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

    void letPass(Duration time) throws InterruptedException {
        scene.letPass(time);
        clock.advance(time);
    }

    void letEnd(Duration lease) throws InterruptedException {
        letPass(lease.plus(scene.margin()));
    }

    /** Another worker has the message, and the answer says for how long, in whole seconds that are not too few. */
    void assertBusy(ReceiverResponse response, Duration left) {
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.headers()).containsKey("Retry-After");
        assertThat(Long.parseLong(response.headers().get("Retry-After")))
                .isBetween(roundedUp(left.minus(scene.precision()).plusNanos(1)), roundedUp(left.plus(scene.margin())));
    }

    private static long roundedUp(Duration time) {
        return Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
