package io.github.qstash4j.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits how fast QStash delivers the messages that share a key: how many at once, how many in a period, or both. The
 * newest message of a key sets its limits.
 *
 * <p>Immutable: every option returns a new flow control, is checked when it is set, and throws
 * {@link IllegalArgumentException} with a sentence that names it.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control, in the QStash documentation</a>
 */
public final class FlowControl {

    private static final String PERIOD = "period";
    private static final Duration LONGEST_PERIOD = Duration.ofDays(7);

    private final String key;
    private final @Nullable Integer parallelism;
    private final @Nullable Integer rate;
    private final Duration period;

    private FlowControl(String key, @Nullable Integer parallelism, @Nullable Integer rate, Duration period) {
        this.key = key;
        this.parallelism = parallelism;
        this.rate = rate;
        this.period = period;
    }

    /**
     * Starts the limits of a key.
     *
     * @param key 1 to 250 letters, digits, hyphens, periods and underscores
     */
    public static FlowControl key(String key) {
        return new FlowControl(ResourceName.check("flowControl key", key), null, null, Duration.ZERO);
    }

    /**
     * Delivers at most that many messages at the same time.
     *
     * @param atOnce one or more
     */
    public FlowControl parallelism(int atOnce) {
        return new FlowControl(key, positive("parallelism", atOnce), rate, period);
    }

    /**
     * Begins at most that many deliveries in each period.
     *
     * @param deliveries one or more
     * @param period whole seconds, from one second to a week
     */
    public FlowControl rate(int deliveries, Duration period) {
        String unused = WireDuration.of("flowControl period", period);
        if (period.isZero() || period.compareTo(LONGEST_PERIOD) > 0) {
            throw new IllegalArgumentException(
                    "flowControl period must be from a second to a week, but is " + period + ".");
        }
        return new FlowControl(key, parallelism, positive("rate", deliveries), period);
    }

    private static int positive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("flowControl " + option + " must be 1 or more, but is " + value + ".");
        }
        return value;
    }

    /** The key, whose limits these are. */
    public String key() {
        return key;
    }

    /** The limits as QStash reads them in the header of a message. */
    String value() {
        List<String> limits = new ArrayList<>();
        limits().forEach((name, value) -> limits.add(name + "=" + value + (name.equals(PERIOD) ? "s" : "")));
        return String.join(", ", limits);
    }

    /** The limits by their names on the wire; the period in seconds. */
    Map<String, String> limits() {
        Map<String, String> limits = new LinkedHashMap<>();
        if (parallelism != null) {
            limits.put("parallelism", parallelism.toString());
        }
        if (rate != null) {
            limits.put("rate", rate.toString());
            limits.put(PERIOD, Long.toString(period.toSeconds()));
        }
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("flowControl needs a limit: call parallelism(...), rate(...) or both.");
        }
        return limits;
    }

    @Override
    public String toString() {
        return "FlowControl[" + key + (parallelism == null ? "" : ", parallelism=" + parallelism)
                + (rate == null ? "" : ", rate=" + rate + ", period=" + period.toSeconds() + "s") + "]";
    }
}
