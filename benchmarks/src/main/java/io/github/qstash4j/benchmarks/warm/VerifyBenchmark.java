package io.github.qstash4j.benchmarks.warm;

import io.github.qstash4j.benchmarks.Deliveries;
import io.github.qstash4j.benchmarks.contender.Contender;
import io.github.qstash4j.benchmarks.contender.Contenders;
import io.github.qstash4j.benchmarks.contender.Endpoint;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One delivery, verified again and again by one thread. Each contender has a JVM of its own, and so profiles of its
 * own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class VerifyBenchmark {

    /** A token lives five minutes and a run takes longer. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    /** As deep as a request stands in a web framework; it is what a stack trace costs. */
    private static final int FRAMES = 64;

    @Param("lean")
    String contender = "";

    @Param("256")
    int bodyBytes;

    @Param("current")
    String key = "";

    private Contender.Check check = () -> "";

    /** Makes the contender and signs the delivery. */
    @Setup(Level.Trial)
    public void sign() {
        Endpoint endpoint = Deliveries.endpoint(CLOCK);
        SignedRequest request = Deliveries.signed(CLOCK, bodyBytes).signedWith(signingKey());
        check = Contenders.named(contender, endpoint).check(Deliveries.incoming(request));
    }

    private String signingKey() {
        return switch (key) {
            case "current" -> TestKeys.CURRENT;
            case "next" -> TestKeys.NEXT;
            default -> TestKeys.UNKNOWN;
        };
    }

    /** A delivery that is genuine. */
    @Benchmark
    public Object accept() throws Exception {
        return check.run();
    }

    /** A delivery that is not, at the bottom of a deep stack. */
    @Benchmark
    public Object reject() {
        return reject(FRAMES);
    }

    private Object reject(int frames) {
        if (frames > 1) {
            return reject(frames - 1);
        }
        try {
            check.run();
        } catch (Exception refusal) {
            return refusal;
        }
        throw new IllegalStateException(contender + " has accepted a forged delivery");
    }
}
