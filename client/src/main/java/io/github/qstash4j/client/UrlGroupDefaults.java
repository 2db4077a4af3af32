package io.github.qstash4j.client;

import java.util.Map;

/**
 * The options that messages to a URL group have when they do not have them themselves.
 *
 * <p>Immutable: every option returns new defaults, and is checked as in {@link OutgoingMessage}.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/webhook">Use as webhook receiver, in the QStash documentation</a>
 */
public final class UrlGroupDefaults extends MessageOptions<UrlGroupDefaults> {

    /** No defaults. */
    public static final UrlGroupDefaults NONE = new UrlGroupDefaults(PublishHeaders.NONE);

    private UrlGroupDefaults(PublishHeaders headers) {
        super(headers);
    }

    /**
     * Passes all headers of the publishing request on to the endpoints, not only those that are marked as forwarded:
     * for webhooks of others, who cannot mark them.
     */
    public UrlGroupDefaults forwardAllHeaders() {
        return with("Header-Forward", "true");
    }

    /**
     * Not for a URL group: of all its messages QStash would take the first one only.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public UrlGroupDefaults deduplicationId(String id) {
        throw new UnsupportedOperationException("A URL group must have no deduplicationId by default, since all of its"
                + " messages but the first would be duplicates; contentBasedDeduplication() tells them apart.");
    }

    /**
     * Has QStash take only the first of all messages with the same content that others publish to the group. It does
     * nothing for what this client publishes without this option: such a message carries an id of the client's own.
     */
    @Override
    public UrlGroupDefaults contentBasedDeduplication() {
        return super.contentBasedDeduplication();
    }

    /** The options under their names on the wire, such as {@code Upstash-Retries}. */
    public Map<String, String> headers() {
        return options().byName();
    }

    @Override
    UrlGroupDefaults with(PublishHeaders newHeaders) {
        return new UrlGroupDefaults(newHeaders);
    }

    /** The names of the options that are set, without their values. */
    @Override
    public String toString() {
        return "UrlGroupDefaults" + options().byName().keySet();
    }
}
