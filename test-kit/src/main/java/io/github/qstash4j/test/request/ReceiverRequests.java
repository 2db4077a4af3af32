package io.github.qstash4j.test.request;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.test.fixtures.SignedRequest;

/** Signed requests for a {@link io.github.qstash4j.receiver.Receiver}. */
public final class ReceiverRequests {

    private ReceiverRequests() {}

    /** The request as it came to its URL. */
    public static ReceiverRequest of(SignedRequest request) {
        return ReceiverRequest.of(request.url(), RequestHeaders.of(request.headers()), DeliveryBody.of(request.body()));
    }
}
