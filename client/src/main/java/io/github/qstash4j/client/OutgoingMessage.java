package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be published: where it goes, what it carries and how QStash is to deliver it.
 *
 * <p>Immutable: every option returns a new message. An option set twice keeps its last value. Every option is checked
 * when it is set and throws {@link IllegalArgumentException} with a sentence that names it. Without a body the
 * destination gets an empty one.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/publishing">Publish messages, in the QStash documentation</a>
 */
public final class OutgoingMessage {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final String METHOD = "Upstash-Method";
    private static final String DELAY = "Upstash-Delay";
    private static final String NOT_BEFORE = "Upstash-Not-Before";
    private static final String REDACT_FIELDS = "Upstash-Redact-Fields";
    private static final String DEDUPLICATION_ID = "Upstash-Deduplication-Id";
    private static final String CONTENT_BASED = "Upstash-Content-Based-Deduplication";

    private final String destination;
    private final MessageBody body;
    private final PublishHeaders headers;

    private OutgoingMessage(String destination, MessageBody body, PublishHeaders headers) {
        this.destination = destination;
        this.body = body;
        this.headers = headers;
    }

    /**
     * Starts a message to a URL.
     *
     * <p>The URL is sent to QStash exactly as given, and it is the URL that the delivery's signature is bound to.
     *
     * @param destination absolute, http or https, percent-encoded; without user information or fragment
     */
    public static OutgoingMessage to(String destination) {
        HttpUrl.checkDestination("to", destination);
        return new OutgoingMessage(destination, MessageBody.NONE, PublishHeaders.NONE);
    }

    /** Starts a message to a URL: {@link #to(String)} with the URI's text. */
    public static OutgoingMessage to(URI destination) {
        return to(destination.toString());
    }

    /**
     * Carries a value as JSON, with the content type {@code application/json} unless another one is set.
     *
     * <p>The value is written now; later changes to it are not seen. A string becomes a JSON string: for text that is
     * JSON already, use {@link #text} and {@link #contentType}.
     *
     * @throws IllegalArgumentException if the value cannot be written as JSON
     */
    public OutgoingMessage json(Object value) {
        return with(new MessageBody(JsonText.write("json", value), "application/json"));
    }

    /** Carries text in UTF-8, with the content type {@code text/plain; charset=utf-8} unless another one is set. */
    public OutgoingMessage text(String text) {
        return with(new MessageBody(text.getBytes(UTF_8), "text/plain; charset=utf-8"));
    }

    /** Carries a copy of these bytes, with this content type unless {@link #contentType} sets another one. */
    public OutgoingMessage bytes(byte[] bytes, String contentType) {
        return with(new MessageBody(bytes.clone(), HeaderValue.checkNotEmpty("bytes' contentType", contentType)));
    }

    /** Sets the content type that the destination sees, whatever the body's own is. */
    public OutgoingMessage contentType(String contentType) {
        return with(MessageBody.CONTENT_TYPE, HeaderValue.checkNotEmpty("contentType", contentType));
    }

    /**
     * Sets the method with which QStash calls the destination; without it, POST.
     *
     * @param method GET, POST, PUT, PATCH or DELETE, in capitals
     */
    public OutgoingMessage method(String method) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("method must be one of " + String.join(", ", METHODS) + ".");
        }
        return with(METHOD, method);
    }

    /**
     * Passes a header on to the destination, under this name.
     *
     * @param name any but {@code Content-Type}, see {@link #contentType}, and QStash's own; a name's case is ignored
     * @param value printable ASCII
     */
    public OutgoingMessage header(String name, String value) {
        return with(ForwardedHeader.onTheWire(name), HeaderValue.check("header " + name, value));
    }

    /**
     * Delivers not before this time has passed; takes the place of a {@link #notBefore}.
     *
     * @param delay whole seconds, zero or more
     * @see <a href="https://upstash.com/docs/qstash/features/delay">Delay, in the QStash documentation</a>
     */
    public OutgoingMessage delay(Duration delay) {
        return without(NOT_BEFORE).with(DELAY, WireDuration.of("delay", delay));
    }

    /**
     * Delivers not before this moment, or at once when it has passed; takes the place of a {@link #delay}.
     *
     * @param moment not before 1970; the beginning of its second counts
     * @see <a href="https://upstash.com/docs/qstash/features/delay">Delay, in the QStash documentation</a>
     */
    public OutgoingMessage notBefore(Instant moment) {
        if (moment.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("notBefore must not be before 1970, but is " + moment + ".");
        }
        return without(DELAY).with(NOT_BEFORE, Long.toString(moment.getEpochSecond()));
    }

    /**
     * Counts a delivery as failed that has no complete response after this time. Without it, what the QStash plan has
     * as its default.
     *
     * @param timeout whole seconds, one or more
     */
    public OutgoingMessage timeout(Duration timeout) {
        if (timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be a second or more, but is " + timeout + ".");
        }
        return with("Upstash-Timeout", WireDuration.of("timeout", timeout));
    }

    /**
     * Sets how often QStash tries again after a first delivery that failed: 3 retries are at most 4 deliveries. Without
     * it, what the QStash plan has as its default.
     *
     * @param retries zero or more
     * @see <a href="https://upstash.com/docs/qstash/features/retry">Retry, in the QStash documentation</a>
     */
    public OutgoingMessage retries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("retries must be 0 or more, but is " + retries + ".");
        }
        return with("Upstash-Retries", Integer.toString(retries));
    }

    /** Waits that long before each retry, instead of QStash's own backoff. */
    public OutgoingMessage retryDelay(RetryDelay delay) {
        return with("Upstash-Retry-Delay", delay.expression());
    }

    /** Holds the message back until the limits of its key let it go. */
    public OutgoingMessage flowControl(FlowControl flowControl) {
        return with("Upstash-Flow-Control-Value", flowControl.value())
                .with("Upstash-Flow-Control-Key", flowControl.key());
    }

    /**
     * Marks the message, so that logs, the dead letter queue and cancelling can be narrowed to it.
     *
     * @param labels each 1 to 250 letters, digits, hyphens, periods and underscores
     */
    public OutgoingMessage labels(String... labels) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("labels needs at least one label.");
        }
        for (String label : labels) {
            ResourceName.check("labels", label);
        }
        return with("Upstash-Label", String.join(",", labels));
    }

    /** Has QStash show only a hash of the body in its console, logs and API; the destination gets the body. */
    public OutgoingMessage redactBody() {
        return redact("body");
    }

    /** Has QStash show only hashes of all forwarded headers; the destination gets the headers. */
    public OutgoingMessage redactHeaders() {
        return redact("header");
    }

    /**
     * Has QStash show only a hash of this forwarded header; the destination gets the header.
     *
     * @param name as in {@link #header}
     */
    public OutgoingMessage redactHeader(String name) {
        return redact("header[" + ForwardedHeader.checkName(name) + "]");
    }

    private OutgoingMessage redact(String field) {
        String fields = headers.get(REDACT_FIELDS);
        return with(REDACT_FIELDS, fields == null ? field : fields + "," + field);
    }

    /**
     * Has the destination's response sent to this URL.
     *
     * @param url absolute, http or https, percent-encoded
     * @see <a href="https://upstash.com/docs/qstash/features/callbacks">Callbacks, in the QStash documentation</a>
     */
    public OutgoingMessage callback(String url) {
        return with("Upstash-Callback", HttpUrl.check("callback", url).toString());
    }

    /**
     * Has this URL told when all deliveries have failed.
     *
     * @param url absolute, http or https, percent-encoded
     * @see <a href="https://upstash.com/docs/qstash/features/callbacks">Callbacks, in the QStash documentation</a>
     */
    public OutgoingMessage failureCallback(String url) {
        return with(
                "Upstash-Failure-Callback",
                HttpUrl.check("failureCallback", url).toString());
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
    public OutgoingMessage deduplicationId(String id) {
        return without(CONTENT_BASED).with(DEDUPLICATION_ID, HeaderValue.checkNotEmpty("deduplicationId", id));
    }

    /**
     * Has QStash take only the first of all messages with the same destination, body and forwarded headers; takes the
     * place of a {@link #deduplicationId}.
     */
    public OutgoingMessage contentBasedDeduplication() {
        return without(DEDUPLICATION_ID).with(CONTENT_BASED, "true");
    }

    String destination() {
        return destination;
    }

    MessageBody body() {
        return body;
    }

    boolean isDeduplicated() {
        return headers.has(DEDUPLICATION_ID) || headers.has(CONTENT_BASED);
    }

    /** All headers of the publishing request but the authorisation; names are looked up ignoring case. */
    Map<String, String> headers() {
        String contentType = body.contentType();
        PublishHeaders all = contentType == null || headers.has(MessageBody.CONTENT_TYPE)
                ? headers
                : headers.with(MessageBody.CONTENT_TYPE, contentType);
        return all.byName();
    }

    private OutgoingMessage with(MessageBody newBody) {
        return new OutgoingMessage(destination, newBody, headers);
    }

    private OutgoingMessage with(String name, String value) {
        return new OutgoingMessage(destination, body, headers.with(name, value));
    }

    private OutgoingMessage without(String name) {
        return new OutgoingMessage(destination, body, headers.without(name));
    }

    /** Neither the query nor headers nor the body: any of them may hold a secret. */
    @Override
    public String toString() {
        @Nullable String method = headers.get(METHOD);
        return "OutgoingMessage[" + (method == null ? "POST" : method) + " " + RestCall.withoutQuery(destination) + ", "
                + body.length() + " bytes]";
    }
}
