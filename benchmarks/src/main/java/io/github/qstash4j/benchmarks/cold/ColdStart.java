package io.github.qstash4j.benchmarks.cold;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.qstash4j.benchmarks.contender.Endpoint;
import io.github.qstash4j.benchmarks.contender.Incoming;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What the mains of this package have in common: arguments in, time out. Whoever starts them has made the token and the
 * body, so that neither is measured.
 */
final class ColdStart {

    private ColdStart() {}

    static Endpoint endpoint(String[] arguments) {
        return new Endpoint(arguments[0], arguments[1], arguments[2], Clock.systemUTC());
    }

    static Incoming delivery(String[] arguments) {
        String token = arguments[3];
        return new Incoming(
                arguments[0],
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "Upstash-Signature", List.of(token),
                        "Upstash-Message-Id", List.of("msg_cold"),
                        "Upstash-Retried", List.of("0")),
                token,
                arguments[4].getBytes(US_ASCII));
    }

    /** Prints the nanoseconds since the start of main. */
    static void verified(long start) {
        System.out.println(System.nanoTime() - start);
    }
}
