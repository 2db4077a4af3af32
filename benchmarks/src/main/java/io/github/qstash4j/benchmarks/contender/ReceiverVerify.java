package io.github.qstash4j.benchmarks.contender;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.VerificationEngine;

/**
 * Ours: {@link Receiver#verify}. Headers are translated before, as an adapter does it; the request and its body, which
 * can be read once, are made for every run.
 */
public final class ReceiverVerify implements Contender {

    private final Receiver receiver;

    /** With the engine given, and otherwise as it comes. */
    public ReceiverVerify(VerificationEngine engine, Endpoint endpoint) {
        receiver = receiver(engine, endpoint);
    }

    static Receiver receiver(VerificationEngine engine, Endpoint endpoint) {
        return Receiver.builder()
                .engine(engine)
                .signingKeys(SigningKeys.of(endpoint.currentKey(), endpoint.nextKey()))
                .publicUrl(endpoint.url())
                .clock(endpoint.clock())
                .build();
    }

    @Override
    public Check check(Incoming delivery) {
        return new Verify(receiver, delivery.url(), RequestHeaders.of(delivery.headers()), delivery.body());
    }

    private static final class Verify implements Check {

        private final Receiver receiver;
        private final String url;
        private final RequestHeaders headers;
        private final byte[] body;

        Verify(Receiver receiver, String url, RequestHeaders headers, byte[] body) {
            this.receiver = receiver;
            this.url = url;
            this.headers = headers;
            this.body = body;
        }

        @Override
        public Object run() {
            return receiver.verify(ReceiverRequest.of(url, headers, DeliveryBody.of(body)));
        }
    }
}
