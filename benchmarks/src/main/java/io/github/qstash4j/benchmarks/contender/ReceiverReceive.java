package io.github.qstash4j.benchmarks.contender;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.VerificationEngine;
import java.security.GeneralSecurityException;

/** The whole of {@link Receiver#receive}, with a handler that acknowledges and does nothing else. */
public final class ReceiverReceive implements Contender {

    private static final DeliveryHandler ACKNOWLEDGE = delivery -> Outcome.acknowledge();

    private final Receiver receiver;

    /** With the engine given, and otherwise as it comes. */
    public ReceiverReceive(VerificationEngine engine, Endpoint endpoint) {
        receiver = ReceiverVerify.receiver(engine, endpoint);
    }

    @Override
    public Check check(Incoming delivery) {
        RequestHeaders headers = RequestHeaders.of(delivery.headers());
        return () -> {
            ReceiverResponse response = receiver.receive(
                    ReceiverRequest.of(delivery.url(), headers, DeliveryBody.of(delivery.body())), ACKNOWLEDGE);
            if (response.status() != 200) {
                throw new GeneralSecurityException("answered " + response.status());
            }
            return response;
        };
    }
}
