package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Callback} and {@link FailureCallback} have in common: the response to an attempt to deliver a message,
 * and that message itself, which is called the source. All of it is in the body of the callback, and so is signed.
 *
 * <p>QStash signs what it reports; the response is still whatever the destination has answered.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/callbacks">QStash: callbacks</a>
 */
public abstract sealed class CallbackReport permits Callback, FailureCallback {

    private final Delivery delivery;
    private final int status;
    private final RequestHeaders headers;
    private final CallbackBody body;
    private final boolean truncated;
    private final int retried;
    private final int maxRetries;
    private final String sourceMessageId;
    private final String url;
    private final @Nullable String method;
    private final RequestHeaders sourceHeaders;
    private final CallbackBody sourceBody;
    private final @Nullable String urlGroup;
    private final @Nullable String endpointName;
    private final @Nullable String queueName;
    private final @Nullable String scheduleId;
    private final @Nullable String callerIp;
    private final @Nullable Instant notBefore;
    private final @Nullable Instant createdAt;

    CallbackReport(Delivery delivery, CallbackJson json) {
        this.delivery = delivery;
        status = json.count("status");
        headers = json.headers("header");
        body = json.body("body");
        truncated = body.isCut() || body.isShorterThan(headers.first("Content-Length"));
        retried = json.count("retried");
        maxRetries = json.count("maxRetries");
        sourceMessageId = json.required("sourceMessageId");
        url = json.required("url");
        method = json.text("method");
        sourceHeaders = json.headers("sourceHeader");
        sourceBody = json.body("sourceBody");
        urlGroup = json.text("topicName");
        endpointName = json.text("endpointName");
        queueName = json.text("queueName");
        scheduleId = json.text("scheduleId");
        callerIp = json.text("callerIP") == null ? json.text("callerIp") : json.text("callerIP");
        notBefore = json.time("notBefore");
        createdAt = json.time("createdAt");
    }

    /** The verified delivery of the callback itself, which has a message id and a count of retries of its own. */
    public final Delivery delivery() {
        return delivery;
    }

    /** The HTTP status of the response; 0 when QStash names none, since no response came. */
    public final int status() {
        return status;
    }

    /** Whether the response was one that QStash takes for success: a status from 200 to 299. */
    public final boolean isSuccess() {
        return status >= 200 && status <= 299;
    }

    /** The headers of the response. */
    public final RequestHeaders headers() {
        return headers;
    }

    /**
     * A copy of the body of the response; empty when there is none. It may be {@linkplain #isTruncated() truncated}.
     */
    public final byte[] bytes() {
        return body.bytes();
    }

    /** The body of the response as UTF-8 text; bytes that are not UTF-8 become U+FFFD. */
    public final String text() {
        return new String(body.bytes(), UTF_8);
    }

    /**
     * The body of the response as an object, decoded anew each time by the receiver's {@link PayloadCodec}.
     *
     * @throws PayloadException if it cannot be decoded as that type, as it happens where it is
     *     {@linkplain #isTruncated() truncated}
     */
    public final <T> T payload(Class<T> type) {
        return delivery.payloadOf(body.bytes(), type);
    }

    /**
     * Whether the body of the response is known to be incomplete, as QStash leaves it where it exceeds the limits of
     * the plan. It is known where the response's own {@code Content-Length} announced more bytes than are here, or
     * where the base64 that QStash sent breaks off inside a byte. A response without {@code Content-Length} that was
     * cut between two bytes cannot be told from a whole one.
     */
    public final boolean isTruncated() {
        return truncated;
    }

    /** How often QStash had tried to deliver the source before this attempt: 0 for the first one. */
    public final int retried() {
        return retried;
    }

    /** How often QStash retries the source at most. */
    public final int maxRetries() {
        return maxRetries;
    }

    /** The id of the source. */
    public final String sourceMessageId() {
        return sourceMessageId;
    }

    /** The destination of the source. */
    public final String url() {
        return url;
    }

    /** The HTTP method of the source; null when QStash does not tell. */
    public final @Nullable String method() {
        return method;
    }

    /** The headers of the source. */
    public final RequestHeaders sourceHeaders() {
        return sourceHeaders;
    }

    /** A copy of the body of the source; empty when there is none. */
    public final byte[] sourceBytes() {
        return sourceBody.bytes();
    }

    /** The body of the source as UTF-8 text; bytes that are not UTF-8 become U+FFFD. */
    public final String sourceText() {
        return new String(sourceBody.bytes(), UTF_8);
    }

    /**
     * The body of the source as an object, decoded anew each time by the receiver's {@link PayloadCodec}.
     *
     * @throws PayloadException if it cannot be decoded as that type
     */
    public final <T> T sourcePayload(Class<T> type) {
        return delivery.payloadOf(sourceBody.bytes(), type);
    }

    /** The URL group that the source was published to; null when it was none. */
    public final @Nullable String urlGroup() {
        return urlGroup;
    }

    /** The name of the destination in its URL group; null when it has none. */
    public final @Nullable String endpointName() {
        return endpointName;
    }

    /** The queue that the source was in; null when it was in none, or QStash does not tell. */
    public final @Nullable String queueName() {
        return queueName;
    }

    /** The schedule that made the source; null when it was none. */
    public final @Nullable String scheduleId() {
        return scheduleId;
    }

    /** The address that the source was published from; null when QStash does not tell. */
    public final @Nullable String callerIp() {
        return callerIp;
    }

    /** When the source was to be delivered at the earliest; null when QStash does not tell. */
    public final @Nullable Instant notBefore() {
        return notBefore;
    }

    /** When the source was published; null when QStash does not tell. */
    public final @Nullable Instant createdAt() {
        return createdAt;
    }

    /** Without bodies and the values of headers. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[status " + status + " for " + Quoted.of(sourceMessageId) + ", retried "
                + retried + ", to " + Quoted.of(url) + "]";
    }
}
