package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A request that QStash has signed for this endpoint. There is no other way to have one than from a {@link Receiver}.
 *
 * <p>QStash signs the URL, the body and the times. It signs neither the HTTP method nor headers: whoever caught a
 * delivery can send it once more, within its five minutes, with other headers. Each member says which kind it is.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/receiving">QStash: receiving messages</a>
 */
public final class Delivery {

    private final String url;
    private final byte[] body;
    private final RequestHeaders headers;
    private final String messageId;
    private final int retried;
    private final PayloadCodec codec;
    private final Queue<AcknowledgeAction> actions = new ArrayDeque<>(1);
    private boolean settled;

    Delivery(String url, byte[] body, RequestHeaders headers, PayloadCodec codec) {
        this.url = url;
        this.body = body;
        this.headers = headers;
        this.messageId = DeliveryHeaders.messageId(headers);
        this.retried = DeliveryHeaders.retried(headers);
        this.codec = codec;
    }

    /** The id of the message, the same for every attempt to deliver it. Not signed. */
    public String messageId() {
        return messageId;
    }

    /** How often QStash has tried before: 0 for the first attempt. Not signed. */
    public int retried() {
        return retried;
    }

    /** The URL that the message was published to, as it was written there. Signed. */
    public String url() {
        return url;
    }

    /** All headers of the request, the forwarded ones among them. Not signed. */
    public RequestHeaders headers() {
        return headers;
    }

    /** A copy of the raw body; empty when there is none. Signed. */
    public byte[] bytes() {
        return body.clone();
    }

    /** The body as UTF-8 text; bytes that are not UTF-8 become U+FFFD. Signed. */
    public String text() {
        return new String(body, UTF_8);
    }

    /**
     * The body as an object, decoded anew each time by the receiver's {@link PayloadCodec}. Signed.
     *
     * @throws PayloadException if the body cannot be decoded as that type
     */
    public <T> T payload(Class<T> type) {
        Object payload;
        try {
            payload = codec.decode(body, type);
        } catch (Exception e) {
            throw new PayloadException(
                    "The payload of message " + Quoted.of(messageId) + " is no " + type.getName() + ".", e);
        }
        return type.cast(payload);
    }

    /**
     * Has an action run when this delivery is acknowledged, before QStash hears of it. Actions run one after another in
     * the order in which they were added; the first one that fails turns the acknowledgement into a retry and keeps
     * those behind it from running. None runs when the outcome is no acknowledgement. An action may add others.
     *
     * @throws IllegalStateException if the delivery is settled, so that the action would never run
     */
    public void beforeAcknowledge(AcknowledgeAction action) {
        synchronized (actions) {
            if (settled) {
                throw new IllegalStateException("This delivery is settled already, so the action would never run.");
            }
            actions.add(action);
        }
    }

    /** Null when there is none left, and from then on none can be added. */
    @Nullable AcknowledgeAction nextAction() {
        synchronized (actions) {
            AcknowledgeAction next = actions.poll();
            settled |= next == null;
            return next;
        }
    }

    void settled() {
        synchronized (actions) {
            settled = true;
            actions.clear();
        }
    }

    /** Without the body and the values of headers. */
    @Override
    public String toString() {
        return "Delivery[" + messageId + ", retried " + retried + ", " + body.length + " bytes to " + Quoted.of(url)
                + "]";
    }
}
