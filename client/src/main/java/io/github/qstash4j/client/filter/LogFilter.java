package io.github.qstash4j.client.filter;

import io.github.qstash4j.client.log.MessageState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which entries of the log to list.
 *
 * <p>Several values of one option are alternatives; several options must all be met. Immutable: every option returns a
 * new filter, is checked when it is set, and throws {@link IllegalArgumentException} with a sentence that names it.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/logs/list">The page of the QStash documentation</a>
 */
public final class LogFilter extends Filter<LogFilter> {

    private static final String ONE_ID = "messageId";
    private static final String IDS = "messageIds";

    private LogFilter(Map<String, List<String>> parameters) {
        super(parameters);
    }

    /** Starts with nothing asked for. */
    public static LogFilter where() {
        return new LogFilter(Map.of());
    }

    /** Those of this message; takes the place of {@link #messageIds}. */
    public LogFilter messageId(String id) {
        return without(IDS).anyOf(ONE_ID, ONE_ID, id);
    }

    /** Those of these messages; takes the place of a {@link #messageId}. */
    public LogFilter messageIds(String... ids) {
        return without(ONE_ID).anyOf(IDS, IDS, ids);
    }

    /**
     * Those of one of these states.
     *
     * @param states at least one, and not {@link MessageState#UNKNOWN}
     */
    public LogFilter state(MessageState... states) {
        List<String> texts = new ArrayList<>();
        for (MessageState state : states) {
            if (state == MessageState.UNKNOWN) {
                throw new IllegalArgumentException("state UNKNOWN is not one of QStash's; give others.");
            }
            if (state == MessageState.CANCELLED) {
                texts.add("CANCELED"); // that of the SDKs; the documentation's is the other one
            }
            texts.add(state.name());
        }
        return anyOf("state", "state", texts.toArray(String[]::new));
    }

    /** Those of messages whose URL has one of these hosts. */
    public LogFilter host(String... hosts) {
        return anyOf("host", "host", hosts);
    }

    /** Those of messages whose URL has one of these paths. */
    public LogFilter path(String... paths) {
        return anyOf("path", "path", paths);
    }

    /**
     * Sets how many are in a page; it narrows nothing. Without it, 100. Make it smaller where messages are large: an
     * answer of more than 32 MiB is refused.
     *
     * @param size from 1 to 100
     */
    public LogFilter pageSize(int size) {
        return count(size);
    }

    @Override
    LogFilter with(Map<String, List<String>> newParameters) {
        return new LogFilter(newParameters);
    }
}
