package io.github.qstash4j.client.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which dead letters to list, to delete or to retry.
 *
 * <p>Several values of one option are alternatives; several options must all be met. Immutable: every option returns a
 * new filter, is checked when it is set, and throws {@link IllegalArgumentException} with a sentence that names it.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/dlq/listMessages">The page of the QStash documentation</a>
 */
public final class DeadLetterFilter extends Filter<DeadLetterFilter> {

    private DeadLetterFilter(Map<String, List<String>> parameters) {
        super(parameters);
    }

    /** Starts with nothing asked for. */
    public static DeadLetterFilter where() {
        return new DeadLetterFilter(Map.of());
    }

    /** That of this message. */
    public DeadLetterFilter messageId(String id) {
        return anyOf("messageId", "messageId", id);
    }

    /**
     * Those whose last response had one of these statuses.
     *
     * @param statuses at least one, each from 100 to 599
     */
    public DeadLetterFilter responseStatus(int... statuses) {
        for (int status : statuses) {
            if (status < 100 || status > 599) {
                throw new IllegalArgumentException("responseStatus must be from 100 to 599, but is " + status + ".");
            }
        }
        return anyOf(
                "responseStatus",
                "responseStatus",
                Arrays.stream(statuses).mapToObj(Integer::toString).toArray(String[]::new));
    }

    /**
     * Sets how many are in a page, and so how many one request lists or deletes; it narrows nothing. Without it, 100.
     * Make it smaller where messages are large: an answer of more than 32 MiB is refused.
     *
     * @param size from 1 to 100
     */
    public DeadLetterFilter pageSize(int size) {
        return count(size);
    }

    @Override
    DeadLetterFilter with(Map<String, List<String>> newParameters) {
        return new DeadLetterFilter(newParameters);
    }
}
