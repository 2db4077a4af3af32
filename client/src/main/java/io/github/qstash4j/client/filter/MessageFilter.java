package io.github.qstash4j.client.filter;

import java.util.List;
import java.util.Map;

/**
 * Which messages to cancel; moments are those at which they were created.
 *
 * <pre>{@code
 * MessageFilter.where().queueName("invoices").label("eu", "uk").to(yesterday)
 * }</pre>
 *
 * <p>Several values of one option are alternatives; several options must all be met. Immutable: every option returns a
 * new filter, is checked when it is set, and throws {@link IllegalArgumentException} with a sentence that names it.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/messages/bulk-cancel">The page of the QStash documentation</a>
 */
public final class MessageFilter extends Filter<MessageFilter> {

    private MessageFilter(Map<String, List<String>> parameters) {
        super(parameters);
    }

    /** Starts with nothing asked for. */
    public static MessageFilter where() {
        return new MessageFilter(Map.of());
    }

    /** Those whose URL has one of these hosts. */
    public MessageFilter host(String... hosts) {
        return anyOf("host", "host", hosts);
    }

    /** Those whose URL has one of these paths. */
    public MessageFilter path(String... paths) {
        return anyOf("path", "path", paths);
    }

    @Override
    MessageFilter with(Map<String, List<String>> newParameters) {
        return new MessageFilter(newParameters);
    }
}
