package io.github.qstash4j.benchmarks.warm;

import io.github.qstash4j.benchmarks.contender.Contenders;

/**
 * One thing to measure.
 *
 * @param benchmark the method of {@link VerifyBenchmark}
 * @param contender as in {@link Contenders}
 * @param size of the body, as figures name it
 * @param key that signs: {@code current}, {@code next} or {@code unknown}
 */
record Measurement(String benchmark, String contender, String size, String key) {

    static Measurement accept(String contender, String size) {
        return new Measurement("accept", contender, size, "current");
    }

    static Measurement next(String contender) {
        return new Measurement("accept", contender, "256", "next");
    }

    static Measurement reject(String contender) {
        return new Measurement("reject", contender, "256", "unknown");
    }

    int bodyBytes() {
        return switch (size) {
            case "256" -> 256;
            case "16k" -> 16 * 1024;
            case "1m" -> 1024 * 1024;
            default -> throw new IllegalStateException(size);
        };
    }

    @Override
    public String toString() {
        return benchmark + " " + contender + " " + size + " " + key;
    }
}
