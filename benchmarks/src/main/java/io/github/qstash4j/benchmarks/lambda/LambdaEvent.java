package io.github.qstash4j.benchmarks.lambda;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.LambdaEvents;

/** The event that functions are invoked with: a small order, behind an HTTP API. */
final class LambdaEvent {

    /** Where it was published to. */
    static final String URL = "https://app.example.com/jobs/order-placed";

    private LambdaEvent() {}

    /** Signed now, since the process looks at the real clock. */
    static byte[] signedNow() {
        return LambdaEvents.of(FrontEnd.HTTP_API, request());
    }

    static SignedRequest request() {
        return SignedRequest.valid()
                .to(URL)
                .body("{\"orderId\":\"o-4711\",\"customer\":\"c-12\",\"amount\":4200,\"items\":["
                        + "{\"article\":\"a-1\",\"quantity\":2},{\"article\":\"a-2\",\"quantity\":1}]}");
    }
}
