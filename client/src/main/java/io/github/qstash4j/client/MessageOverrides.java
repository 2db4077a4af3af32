package io.github.qstash4j.client;

/**
 * The options that a message gets anew when it is retried out of the dead letter queue; those that are not set stay as
 * they were.
 *
 * <p>Immutable: every option returns new overrides, and is checked as in {@link OutgoingMessage}.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/dlq">Dead letter queue, in the QStash documentation</a>
 */
public final class MessageOverrides extends MessageOptions<MessageOverrides> {

    /** Leaves every option as it was. */
    public static final MessageOverrides NONE = new MessageOverrides(PublishHeaders.NONE);

    private MessageOverrides(PublishHeaders headers) {
        super(headers);
    }

    /**
     * Not for dead letters: of all that are retried QStash would take the first one only, and drop the others.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public MessageOverrides deduplicationId(String id) {
        throw noDeduplication();
    }

    /**
     * Not for dead letters: of those with the same content QStash would take the first one only, and drop the others.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public MessageOverrides contentBasedDeduplication() {
        throw noDeduplication();
    }

    private static UnsupportedOperationException noDeduplication() {
        return new UnsupportedOperationException(
                "Dead letters must be retried without deduplication, or QStash would drop those that it takes for"
                        + " duplicates.");
    }

    @Override
    MessageOverrides with(PublishHeaders newHeaders) {
        return new MessageOverrides(newHeaders);
    }

    /** The names of the options that are set, without their values. */
    @Override
    public String toString() {
        return "MessageOverrides" + options().byName().keySet();
    }
}
