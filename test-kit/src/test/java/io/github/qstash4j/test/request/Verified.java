package io.github.qstash4j.test.request;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.List;
import java.util.Map;

/** What every framework has to be given: a request that is still what was signed. */
final class Verified {

    static final SignedRequest REQUEST = SignedRequest.valid()
            .to("https://app.example.com/jobs/a%20b?x=1&y=%C3%BC&x=2")
            .method("PUT")
            .messageId("msg_rendered")
            .header("X-Trace", "a", "b")
            .body(new byte[] {0, (byte) 0xff, '\r', '\n', (byte) 0xc3});

    private static final Receiver RECEIVER = Receiver.builder()
            .signingKeys(SigningKeys.of(TestKeys.CURRENT))
            .publicBaseUrl("https://app.example.com")
            .build();

    private Verified() {}

    /** In one text: the method, the id, the trace, the length of the body. */
    static final String EXPECTED = "PUT msg_rendered [a, b] 5";

    static String of(String method, String target, Map<String, List<String>> headers, byte[] body) {
        Delivery delivery =
                RECEIVER.verify(ReceiverRequest.of(target, RequestHeaders.of(headers), DeliveryBody.of(body)));
        return method + " " + delivery.messageId() + " " + delivery.headers().all("x-trace") + " "
                + delivery.bytes().length;
    }
}
