package io.github.qstash4j.client;

import java.time.Duration;
import java.time.Instant;

/** What a message has beside its destination and its body. Immutable, as {@link DeliveryOptions} says. */
abstract class MessageOptions<T extends MessageOptions<T>> extends DeliveryOptions<T> {

    private static final String DELAY = "Delay";
    private static final String NOT_BEFORE = "Not-Before";
    private static final String LABEL = "Label";
    private static final String REDACT_FIELDS = "Redact-Fields";
    private static final String DEDUPLICATION_ID = "Deduplication-Id";
    private static final String CONTENT_BASED = "Content-Based-Deduplication";

    private static final Instant YEAR_3000 = Instant.parse("3000-01-01T00:00:00Z");

    MessageOptions(PublishHeaders headers) {
        super(headers);
    }

    /**
     * Delivers not before this time has passed; takes the place of a {@link #notBefore}.
     *
     * @param delay whole seconds, zero or more
     * @see <a href="https://upstash.com/docs/qstash/features/delay">Delay, in the QStash documentation</a>
     */
    @Override
    public T delay(Duration delay) {
        return without(NOT_BEFORE).with(DELAY, WireDuration.of("delay", delay));
    }

    /**
     * Delivers not before this moment, or at once when it has passed; takes the place of a {@link #delay}.
     *
     * @param moment from 1970 to the year 3000; the beginning of its second counts
     * @see <a href="https://upstash.com/docs/qstash/features/delay">Delay, in the QStash documentation</a>
     */
    public T notBefore(Instant moment) {
        if (moment.isBefore(Instant.EPOCH) || !moment.isBefore(YEAR_3000)) {
            throw new IllegalArgumentException(
                    "notBefore must be from 1970 to 3000, but is " + moment + "; were milliseconds taken for seconds?");
        }
        return without(DELAY).with(NOT_BEFORE, Long.toString(moment.getEpochSecond()));
    }

    /** Holds the message back until the limits of its key let it go. */
    public T flowControl(FlowControl flowControl) {
        return with("Flow-Control-Value", flowControl.value()).with("Flow-Control-Key", flowControl.key());
    }

    /**
     * Marks the message, so that logs, the dead letter queue and cancelling can be narrowed to it.
     *
     * @param labels each 1 to 250 letters, digits, hyphens, periods and underscores
     */
    public T labels(String... labels) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("labels needs at least one label.");
        }
        for (String label : labels) {
            ResourceName.check("labels", label);
        }
        return with(LABEL, String.join(",", labels));
    }

    /** Marks the message with one more label, as {@link #labels} does. */
    public T addLabel(String label) {
        String labels = option(LABEL);
        ResourceName.check("addLabel", label);
        return with(LABEL, labels == null ? label : labels + "," + label);
    }

    /** Has QStash show only a hash of the body in its console, logs and API; the destination gets the body. */
    public T redactBody() {
        return redact("body");
    }

    /** Has QStash show only hashes of all forwarded headers; the destination gets the headers. */
    public T redactHeaders() {
        return redact("header");
    }

    /**
     * Has QStash show only a hash of this forwarded header; the destination gets the header.
     *
     * @param name as in {@link #header}
     */
    public T redactHeader(String name) {
        return redact("header[" + ForwardedHeader.checkName(name) + "]");
    }

    private T redact(String field) {
        String fields = option(REDACT_FIELDS);
        return with(REDACT_FIELDS, fields == null ? field : fields + "," + field);
    }

    /**
     * Has the destination's response sent to this URL.
     *
     * @param url absolute, http or https, percent-encoded
     * @see <a href="https://upstash.com/docs/qstash/features/callbacks">Callbacks, in the QStash documentation</a>
     */
    public T callback(String url) {
        return callback(Callback.to("callback", url));
    }

    /**
     * Has the destination's response sent as this says.
     *
     * @see <a href="https://upstash.com/docs/qstash/features/callbacks">Callbacks, in the QStash documentation</a>
     */
    public T callback(Callback callback) {
        return with(callback.replacing("Callback", options()));
    }

    /**
     * Has this URL told when all deliveries have failed.
     *
     * @param url absolute, http or https, percent-encoded
     * @see <a href="https://upstash.com/docs/qstash/features/callbacks">Callbacks, in the QStash documentation</a>
     */
    public T failureCallback(String url) {
        return failureCallback(Callback.to("failureCallback", url));
    }

    /**
     * Has it told as this says when all deliveries have failed.
     *
     * @see <a href="https://upstash.com/docs/qstash/features/callbacks">Callbacks, in the QStash documentation</a>
     */
    public T failureCallback(Callback callback) {
        return with(callback.replacing("Failure-Callback", options()));
    }

    /**
     * Has QStash take only the first of all messages with this id that reach it within its deduplication window;
     * {@link PublishResult#deduplicated()} tells. Without it, the client sends an id of its own, new for every call, so
     * that it can try again safely.
     *
     * @param id not blank, printable ASCII
     * @see <a href="https://upstash.com/docs/qstash/features/deduplication">Deduplication, in the QStash
     *     documentation</a>
     */
    public T deduplicationId(String id) {
        return without(CONTENT_BASED).with(DEDUPLICATION_ID, HeaderValue.checkNotEmpty("deduplicationId", id));
    }

    /**
     * Has QStash take only the first of all messages with the same destination, body and forwarded headers; takes the
     * place of a {@link #deduplicationId}.
     */
    public T contentBasedDeduplication() {
        return without(DEDUPLICATION_ID).with(CONTENT_BASED, "true");
    }

    /** For a schedule. */
    void checkRepeatable() {
        if (isDeduplicated()) {
            throw new IllegalArgumentException(
                    "A schedule's message must have no deduplicationId and no"
                            + " contentBasedDeduplication: all but the first of its messages would be duplicates. Leave them out.");
        }
        if (option(NOT_BEFORE) != null) {
            throw new IllegalArgumentException("A schedule's message must have no notBefore: its cron says when."
                    + " Leave it out, or set a delay.");
        }
    }

    /** Whether {@link #contentBasedDeduplication} was asked for. */
    public boolean isDeduplicatedByContent() {
        return option(CONTENT_BASED) != null;
    }

    /** Whether {@link #header} was called with this name, whatever its case. */
    public boolean hasHeader(String name) {
        return option(ForwardedHeader.option(name)) != null;
    }

    boolean isDeduplicated() {
        return option(DEDUPLICATION_ID) != null || isDeduplicatedByContent();
    }

    private T without(String option) {
        return with(options().without(PREFIX + option));
    }
}
