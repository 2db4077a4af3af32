package io.github.qstash4j.devserver.faults;

import io.github.qstash4j.devserver.message.Destination;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What goes wrong on purpose with one server; nothing, until rules are added. */
public final class Faults {

    private static final class Armed<R> {

        final R rule;
        int left;

        Armed(R rule, int times) {
            this.rule = rule;
            this.left = times;
        }
    }

    private final SplittableRandom random;
    private final List<Armed<FaultRule>> rules = new ArrayList<>();
    private final List<Armed<ApiFaultRule>> apiRules = new ArrayList<>();

    Faults(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Lets a fault happen from now on, besides those that were added before. */
    public synchronized void add(FaultRule rule) {
        rules.add(new Armed<>(rule, rule.times()));
    }

    /** Lets REST calls fail from now on; where several rules are true of a call, the first one answers it. */
    public synchronized void addApi(ApiFaultRule rule) {
        apiRules.add(new Armed<>(rule, rule.times()));
    }

    /** Lets nothing go wrong any more; an attempt that is being delayed goes on being so. */
    public synchronized void clear() {
        rules.clear();
        apiRules.clear();
    }

    synchronized Set<Fault> ofAttempt(Destination destination, int attempt) {
        if (rules.isEmpty()) {
            return Set.of();
        }
        Set<Fault> faults = new LinkedHashSet<>();
        for (Armed<FaultRule> armed : rules) {
            FaultRule rule = armed.rule;
            if (armed.left > 0
                    && rule.matches(destination, attempt)
                    && (rule.probability() == 1 || random.nextDouble() < rule.probability())) {
                armed.left--;
                faults.add(rule.fault());
            }
        }
        return faults;
    }

    synchronized @Nullable ApiFault ofCall(String method, String path) {
        for (Armed<ApiFaultRule> armed : apiRules) {
            if (armed.left > 0 && armed.rule.matches(method, path)) {
                armed.left--;
                return armed.rule.fault();
            }
        }
        return null;
    }
}
