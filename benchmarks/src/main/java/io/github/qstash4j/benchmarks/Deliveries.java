package io.github.qstash4j.benchmarks;

import io.github.qstash4j.benchmarks.contender.Endpoint;
import io.github.qstash4j.benchmarks.contender.Incoming;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The deliveries that are verified, and the endpoint they are for. */
public final class Deliveries {

    private static final String URL = "https://app.example.com/jobs/order-placed";

    private Deliveries() {}

    /** The endpoint of all deliveries. */
    public static Endpoint endpoint(Clock clock) {
        return new Endpoint(URL, TestKeys.CURRENT, TestKeys.NEXT, clock);
    }

    /** A valid delivery, signed with the current key at the time of the clock. */
    public static SignedRequest signed(Clock clock, int bodyBytes) {
        return SignedRequest.valid(clock).to(URL).body(body(bodyBytes));
    }

    /** As the server would hand it over. */
    public static Incoming incoming(SignedRequest request) {
        return new Incoming(request.url(), request.headers(), request.token(), request.body());
    }

    /** JSON in ASCII, of exactly that many bytes. */
    private static String body(int bytes) {
        String before = "{\"orderId\":\"o-1\",\"note\":\"";
        String after = "\"}";
        return before + "x".repeat(bytes - before.length() - after.length()) + after;
    }

    /** A body in the form in which it travels as an argument of a command. */
    public static String text(byte[] body) {
        return new String(body, StandardCharsets.US_ASCII);
    }
}
