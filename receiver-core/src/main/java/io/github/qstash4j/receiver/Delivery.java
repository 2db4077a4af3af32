package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
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

    private final TokenClaims claims;
    private final SigningKey signedBy;
    private final byte[] body;
    private final RequestHeaders headers;
    private final @Nullable Invocation invocation;
    private final String messageId;
    private final int retried;
    private final PayloadCodec codec;
    private final Queue<AcknowledgeAction> actions = new ArrayDeque<>(1);
    private boolean settled;
    private volatile @Nullable HeldClaim claim;

    Delivery(VerifiedToken token, byte[] body, ReceiverRequest request, PayloadCodec codec) {
        this.claims = token.claims();
        this.signedBy = token.signedBy();
        this.body = body;
        this.headers = request.headers();
        this.invocation = request.invocation();
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

    /** Whether QStash has tried before. Not signed. */
    public boolean isRetry() {
        return retried > 0;
    }

    /** The URL that the message was published to, as it was written there. Signed. */
    public String url() {
        return claims.destination();
    }

    /** What the token says: its id, its times, the destination. Signed. */
    public TokenClaims claims() {
        return claims;
    }

    /** The key that made the signature. */
    public SigningKey signedBy() {
        return signedBy;
    }

    /** The schedule that made the message; null when it was none. Not signed. */
    public @Nullable String scheduleId() {
        return headers.first("upstash-schedule-id");
    }

    /** The URL group that the message was published to; null when it was none. Not signed. */
    public @Nullable String urlGroup() {
        return headers.first("upstash-topic-name");
    }

    /** The name of this destination in its URL group; null when QStash does not tell. Not signed. */
    public @Nullable String endpointName() {
        return headers.first("upstash-endpoint-name");
    }

    /** The queue that the message was in; null when QStash does not tell. Not signed. */
    public @Nullable String queueName() {
        return headers.first("upstash-queue-name");
    }

    /** The address that the message was published from; null when QStash does not tell. Not signed. */
    public @Nullable String callerIp() {
        return headers.first("upstash-caller-ip");
    }

    /** The region of QStash that delivers, such as {@code EU-CENTRAL-1}; null when it does not tell. Not signed. */
    public @Nullable String region() {
        return headers.first("upstash-region");
    }

    /** The media type of the body, as it was published; null when there is none. Not signed. */
    public @Nullable String contentType() {
        return headers.first("content-type");
    }

    /**
     * All headers of the request: those of QStash, those that were forwarded from the publisher, and whatever proxies
     * have added. Not signed.
     */
    public RequestHeaders headers() {
        return headers;
    }

    /** The run of the platform in which it is handled; null where the platform knows no such thing. */
    public @Nullable Invocation invocation() {
        return invocation;
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
        return payloadOf(body, type);
    }

    /**
     * The body as an object of any type, such as a {@code List<Order>}, of which Jackson's {@code TypeReference} and
     * its like tell the {@link Type}; decoded anew each time. Signed.
     *
     * @throws PayloadException if the body cannot be decoded as that type
     */
    public Object payload(Type type) {
        return decoded(body, type);
    }

    <T> T payloadOf(byte[] body, Class<T> type) {
        return type.cast(decoded(body, type));
    }

    private Object decoded(byte[] body, Type type) {
        try {
            return codec.decode(body, type);
        } catch (Exception e) {
            throw new PayloadException(
                    "The payload of message " + Quoted.of(messageId) + " is no " + type.getTypeName() + ".", e);
        }
    }

    /**
     * The steps that earlier deliveries of this message have recorded, before it was claimed for this one; empty
     * without a ledger.
     */
    public Set<String> progress() {
        HeldClaim held = claim;
        return held == null ? Set.of() : held.progress();
    }

    /**
     * Records that a step of the work is done, so that a later delivery of this message finds it in its
     * {@link #progress()}. Without a ledger this does nothing.
     *
     * @throws ClaimLostException if another worker has taken over, or this delivery is settled already
     * @throws io.github.qstash4j.receiver.ledger.LedgerException if the ledger could not be asked
     */
    public void recordStep(String step) {
        HeldClaim held = claim;
        if (held != null && !held.record(step)) {
            throw new ClaimLostException(this);
        }
    }

    /**
     * Keeps other workers out for longer, in work that takes long: a new lease begins now. Without a ledger this does
     * nothing.
     *
     * @throws IllegalArgumentException if the lease is not longer than nothing
     * @throws ClaimLostException if another worker has taken over, or this delivery is settled already
     * @throws io.github.qstash4j.receiver.ledger.LedgerException if the ledger could not be asked
     */
    public void renewLease(Duration lease) {
        HeldClaim.checked(lease);
        HeldClaim held = claim;
        if (held != null && !held.renew(lease)) {
            throw new ClaimLostException(this);
        }
    }

    /**
     * Begins a new lease now, as long as the last one: before something that no other worker should do as well. Without
     * a ledger this does nothing.
     *
     * @throws ClaimLostException if another worker has taken over, or this delivery is settled already
     * @throws io.github.qstash4j.receiver.ledger.LedgerException if the ledger could not be asked
     */
    public void renewLease() {
        HeldClaim held = claim;
        if (held != null && !held.renew()) {
            throw new ClaimLostException(this);
        }
    }

    void hold(HeldClaim granted) {
        claim = granted;
    }

    @Nullable HeldClaim claim() {
        return claim;
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

    /** Whether what becomes of this delivery is decided, so that a handler that is still at work comes too late. */
    public boolean isSettled() {
        synchronized (actions) {
            return settled;
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
        return "Delivery[" + messageId + ", retried " + retried + ", " + body.length + " bytes to " + Quoted.of(url())
                + "]";
    }
}
