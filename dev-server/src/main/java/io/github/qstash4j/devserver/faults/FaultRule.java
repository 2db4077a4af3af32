package io.github.qstash4j.devserver.faults;

import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.UrlPrefix;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which attempts a fault happens to: all of them, unless the rule says otherwise. Each method returns another rule.
 *
 * <pre>{@code
 * server.faults().add(FaultRule.of(Fault.tamperedBody()).at("https://app.example.com/jobs").onAttempt(2));
 * }</pre>
 */
public final class FaultRule {

    private final Fault fault;
    private final @Nullable UrlPrefix prefix;
    private final Set<Integer> attempts;
    private final double probability;
    private final int times;

    private FaultRule(Fault fault, @Nullable UrlPrefix prefix, Set<Integer> attempts, double probability, int times) {
        this.fault = fault;
        this.prefix = prefix;
        this.attempts = attempts;
        this.probability = probability;
        this.times = times;
    }

    public static FaultRule of(Fault fault) {
        return new FaultRule(fault, null, Set.of(), 1, Integer.MAX_VALUE);
    }

    /**
     * Only on the way to destinations, as published, that begin with a URL.
     *
     * @throws IllegalArgumentException when it is no absolute http or https URL, or has a query
     * @see UrlPrefix
     */
    public FaultRule at(String url) {
        return new FaultRule(fault, UrlPrefix.of("at", url), attempts, probability, times);
    }

    /**
     * Only with the attempts of these numbers, which count from 1 for each message.
     *
     * @throws IllegalArgumentException when there is none, or one is less than 1
     */
    public FaultRule onAttempt(int... numbers) {
        if (numbers.length == 0 || Arrays.stream(numbers).anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException(
                    "onAttempt needs at least one number, each at least 1, but got " + Arrays.toString(numbers));
        }
        Set<Integer> chosen = Arrays.stream(numbers).boxed().collect(Collectors.toUnmodifiableSet());
        return new FaultRule(fault, prefix, chosen, probability, times);
    }

    /**
     * Only with some of the attempts, chosen by the seed of the server.
     *
     * @throws IllegalArgumentException when it is not more than 0 and at most 1
     */
    public FaultRule withProbability(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("withProbability must be more than 0 and at most 1, but is " + share);
        }
        return new FaultRule(fault, prefix, attempts, share, times);
    }

    /**
     * Only so many times, with the first attempts that the rest of the rule is true of.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public FaultRule times(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + most);
        }
        return new FaultRule(fault, prefix, attempts, probability, most);
    }

    Fault fault() {
        return fault;
    }

    double probability() {
        return probability;
    }

    int times() {
        return times;
    }

    boolean matches(Destination destination, int attempt) {
        return (attempts.isEmpty() || attempts.contains(attempt)) && (prefix == null || prefix.matches(destination));
    }
}
