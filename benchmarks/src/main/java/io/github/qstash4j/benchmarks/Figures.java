package io.github.qstash4j.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names and values, printed as one {@code name=value} line each when all is measured. */
public final class Figures {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** None yet. */
    public Figures() {
        // Nothing to set up.
    }

    /** Adds a figure with as many decimals as say something. */
    public void add(String name, double value, int decimals) {
        values.put(name, String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /** The names of all of them. */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** Prints all of them, in the order in which they were added. */
    public void print() {
        values.forEach((name, value) -> System.out.println(name + "=" + value));
    }

    /** The value in the middle; of an even number of values the mean of the two there. */
    public static double median(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
