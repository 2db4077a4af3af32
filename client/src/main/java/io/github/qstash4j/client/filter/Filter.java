package io.github.qstash4j.client.filter;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all filters can ask for. Several values of one option are alternatives; several options must all be met.
 * Immutable: every option returns a new filter, and one that is set twice keeps its last values.
 */
abstract class Filter<T extends Filter<T>> {

    private static final String FROM = "fromDate";
    private static final String TO = "toDate";
    private static final String COUNT = "count";
    private static final int LARGEST_PAGE = 100;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, List<String>> parameters;

    Filter(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** A copy that has these parameters instead. */
    abstract T with(Map<String, List<String>> newParameters);

    /**
     * Those that go to one of these URLs.
     *
     * @param urls at least one, each as it was published and without a comma, which QStash would read as a list
     */
    public T url(String... urls) {
        return anyOf("url", "url", urls);
    }

    /** Those that were published to one of these URL groups. */
    public T urlGroup(String... names) {
        return anyOf("urlGroup", "topicName", names);
    }

    /** Those that one of these schedules made. */
    public T scheduleId(String... ids) {
        return anyOf("scheduleId", "scheduleId", ids);
    }

    /** Those of one of these queues. */
    public T queueName(String... names) {
        return anyOf("queueName", "queueName", names);
    }

    /** Those that have at least one of these labels. */
    public T label(String... labels) {
        return anyOf("label", "label", labels);
    }

    /** Those that have one of these flow control keys. */
    public T flowControlKey(String... keys) {
        return anyOf("flowControlKey", "flowControlKey", keys);
    }

    /** Those that were published from one of these IP addresses. */
    public T callerIp(String... addresses) {
        return anyOf("callerIp", "callerIp", addresses);
    }

    /**
     * Those of this moment and later ones.
     *
     * @param moment after 1970; the beginning of its millisecond counts
     */
    public T from(Instant moment) {
        return date("from", FROM, moment);
    }

    /**
     * Those of this moment and earlier ones.
     *
     * @param moment after 1970, not before {@link #from}; the beginning of its millisecond counts
     */
    public T to(Instant moment) {
        return date("to", TO, moment);
    }

    /** Whether nothing is asked for, so that everything is met. */
    public boolean isEmpty() {
        return Set.of(COUNT).containsAll(parameters.keySet());
    }

    /** The parameters of a request's query, each with its values. */
    public Map<String, List<String>> parameters() {
        return parameters;
    }

    /** A blank value would be no filter, and a comma would make it two. */
    final T anyOf(String option, String parameter, String... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(option + " needs at least one value; leave the option out otherwise.");
        }
        return put(
                parameter,
                Arrays.stream(values)
                        .map(value -> BulkIds.check(option, value))
                        .distinct()
                        .toList());
    }

    final T count(int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("pageSize must be from 1 to " + LARGEST_PAGE + ", but is " + size + ".");
        }
        return put(COUNT, List.of(Integer.toString(size)));
    }

    /** Zero and less could be taken for no date at all. */
    private T date(String option, String parameter, Instant moment) {
        if (moment.isBefore(Instant.ofEpochMilli(1)) || moment.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    option + " must be after 1970 and before the year 10000, but is " + moment + ".");
        }
        T dated = put(parameter, List.of(Long.toString(moment.toEpochMilli())));
        if (millis(dated, FROM, Long.MIN_VALUE) > millis(dated, TO, Long.MAX_VALUE)) {
            throw new IllegalArgumentException("to must not be before from, or nothing could be met.");
        }
        return dated;
    }

    private static long millis(Filter<?> filter, String parameter, long otherwise) {
        List<String> values = filter.parameters().get(parameter);
        return values == null ? otherwise : Long.parseLong(values.get(0));
    }

    private T put(String parameter, List<String> values) {
        Map<String, List<String>> copy = new LinkedHashMap<>(parameters);
        copy.put(parameter, values);
        return with(Collections.unmodifiableMap(copy));
    }

    final T without(String parameter) {
        Map<String, List<String>> copy = new LinkedHashMap<>(parameters);
        copy.remove(parameter);
        return with(Collections.unmodifiableMap(copy));
    }

    /** The names of the parameters, without their values. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + parameters.keySet();
    }
}
