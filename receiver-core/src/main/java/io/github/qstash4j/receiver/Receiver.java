package io.github.qstash4j.receiver;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Receives what QStash delivers. A request that is not signed for this endpoint never reaches a handler, and what a
 * handler answers becomes the HTTP that QStash understands. Immutable, and safe for use by many threads.
 *
 * <p>The checks, in this order: the signature under the current and then the next key, the issuer, the times, the
 * destination, the size of the body, its hash. The body of a request that is not signed is never read.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/signature">QStash: verify signatures</a>
 */
public final class Receiver {

    private final TokenPolicy policy;
    private final UrlBinding binding;
    private final BodyReader messages;
    private final BodyReader callbacks;
    private final PayloadCodec codec;
    private final Settlement settlement;
    private final ReceiverEvents events;
    private final Clock schedulingClock;
    private final @Nullable Once once;

    Receiver(
            TokenPolicy policy,
            UrlBinding binding,
            BodyReader messages,
            BodyReader callbacks,
            PayloadCodec codec,
            Settlement settlement,
            ReceiverEvents events,
            Clock schedulingClock,
            @Nullable Once once) {
        this.policy = policy;
        this.binding = binding;
        this.messages = messages;
        this.callbacks = callbacks;
        this.codec = codec;
        this.settlement = settlement;
        this.events = events;
        this.schedulingClock = schedulingClock;
        this.once = once;
    }

    /**
     * A receiver configured by the environment: {@code QSTASH_CURRENT_SIGNING_KEY}, {@code QSTASH_NEXT_SIGNING_KEY},
     * and one of {@code QSTASH_PUBLIC_BASE_URL}, {@code QSTASH_PUBLIC_URL} and {@code QSTASH_URL_CHECK}
     * ({@code platform}, {@code request} or {@code off}). The two URLs may be several, separated by white space. With
     * {@code QSTASH_REGION} the keys of the regions count too: see {@link SigningKeys#fromEnvironment()}.
     *
     * @throws IllegalStateException if a variable is missing, or two of them contradict each other
     * @throws IllegalArgumentException if a variable has a value that cannot be used
     */
    public static Receiver fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /** The same as {@link #fromEnvironment()}, from variables of another origin. */
    public static Receiver fromEnvironment(Map<String, String> variables) {
        return ReceiverBuilder.fromEnvironment(variables).build();
    }

    /** A receiver configured in code. */
    public static ReceiverBuilder builder() {
        return new ReceiverBuilder();
    }

    /**
     * Whether this receiver has one public URL, and so takes a delivery for it on whatever path it comes. More than one
     * handler must not stand behind such a receiver: each would accept the others' deliveries.
     */
    public boolean isForOneEndpoint() {
        return binding instanceof UrlBinding.Exact;
    }

    /**
     * Whether {@link #authenticate} may wait, for keys that are asked for elsewhere. For frameworks with threads that
     * must not; with keys that never change they need no others.
     */
    public boolean asksForKeys() {
        return policy.asksForKeys();
    }

    /** Whether there is a ledger, which is waited for when a delivery is claimed and settled. */
    public boolean hasLedger() {
        return once != null;
    }

    /**
     * Verifies a request, and leaves what happens then to the caller. The ledger is not asked.
     *
     * @return the proof that QStash has signed it for this endpoint
     * @throws VerificationException if the request is anything else; answer 401 and nothing more, or 500 where the
     *     reason is {@link RefusalReason#NO_KEYS}
     */
    public Delivery verify(ReceiverRequest request) {
        return authentic(request, messages).verify(request.body(), codec);
    }

    /**
     * Checks all of a request but its body, for code that reads the body itself. The request's own
     * {@link ReceiverRequest#body()} is not looked at.
     */
    public Authentication authenticate(ReceiverRequest request) {
        return authenticate(request, messages);
    }

    /** The same as {@link #authenticate}, for a callback or a failure callback, which may be longer. */
    public Authentication authenticateCallback(ReceiverRequest request) {
        return authenticate(request, callbacks);
    }

    /** Verifies a request for a framework that invokes the handler itself and settles the delivery afterwards. */
    public Admission admit(ReceiverRequest request) {
        return admit(request, messages);
    }

    /** The same as {@link #admit(ReceiverRequest)}, for a callback or a failure callback, which may be longer. */
    public Admission admitCallback(ReceiverRequest request) {
        return admit(request, callbacks);
    }

    /**
     * Verifies a request, has it handled, and settles it. No exception leaves this method, but an {@link Error} does,
     * such as one of the handler; its message is released, and to be answered with a status that is no success.
     *
     * @return what to answer
     */
    public ReceiverResponse receive(ReceiverRequest request, DeliveryHandler handler) {
        return handle(admit(request), handler);
    }

    /**
     * Does with a callback what {@link #receive} does with a message.
     *
     * @see <a href="https://upstash.com/docs/qstash/features/callbacks">QStash: callbacks</a>
     */
    public ReceiverResponse receiveCallback(ReceiverRequest request, CallbackHandler handler) {
        return handle(admitCallback(request), delivery -> handler.handle(Callback.of(delivery)));
    }

    /**
     * Does with a failure callback what {@link #receive} does with a message.
     *
     * @see <a href="https://upstash.com/docs/qstash/features/callbacks">QStash: failure callbacks</a>
     */
    public ReceiverResponse receiveFailureCallback(ReceiverRequest request, FailureCallbackHandler handler) {
        return handle(admitCallback(request), delivery -> handler.handle(FailureCallback.of(delivery)));
    }

    /**
     * What to answer for a request whose handler is still at work when the platform is about to end its run. The
     * delivery is not settled by that: nobody else gets its claim before the lease has ended, and a handler that
     * finishes after all settles it as ever.
     */
    public ReceiverResponse unfinished(ReceiverRequest request) {
        Invocation run = request.invocation();
        Duration lease = run == null ? null : run.lease();
        return Settlement.unfinished(lease == null ? Duration.ZERO : lease);
    }

    /**
     * Does now what the first delivery would have to do, so that the classes for it are loaded: while an application
     * starts, or before a snapshot is made of it. A made-up delivery, signed with a random key of its own, is received
     * by the same code as a real one. No ledger, no source of keys, no listener and no handler hears of it, and nothing
     * is logged. It may be done again, and by many threads.
     *
     * @param payloadTypes what handlers decode; the {@link PayloadCodec} is asked for each, from an empty JSON object,
     *     and it does not matter whether that fails. Without any, the codec is not asked
     */
    public void prime(Class<?>... payloadTypes) {
        new Priming(policy.engine(), binding, codec, settlement).receive(payloadTypes);
    }

    /** How often the listener has thrown something since this receiver was made. */
    public long listenerFailures() {
        return events.failures();
    }

    private Authentication.Authentic authentic(ReceiverRequest request, BodyReader bodyReader) {
        VerifiedToken token = policy.check(request.headers());
        binding.check(token.claims().destination(), request);
        return new Authentication.Authentic(this, request, token, bodyReader);
    }

    private Authentication authenticate(ReceiverRequest request, BodyReader bodyReader) {
        try {
            return authentic(request, bodyReader);
        } catch (VerificationException refusal) {
            return new Authentication.Refused(refuse(refusal));
        }
    }

    private Admission admit(ReceiverRequest request, BodyReader bodyReader) {
        Authentication authentication = authenticate(request, bodyReader);
        if (authentication instanceof Authentication.Authentic authentic) {
            return accept(authentic, request.body());
        }
        return new Admission.Refused(((Authentication.Refused) authentication).response());
    }

    Admission accept(Authentication.Authentic authentic, DeliveryBody body) {
        try {
            Delivery delivery = authentic.verify(body, codec);
            events.received(delivery);
            Admission decided = once == null ? null : once.claim(delivery);
            return decided == null ? new Admission.Admitted(delivery, settlement, events, schedulingClock) : decided;
        } catch (VerificationException refusal) {
            return new Admission.Refused(refuse(refusal));
        }
    }

    private static ReceiverResponse handle(Admission admission, DeliveryHandler handler) {
        if (admission instanceof Admission.Admitted admitted) {
            return admitted.handle(handler);
        }
        return ((Admission.Answered) admission).response();
    }

    private ReceiverResponse refuse(VerificationException refusal) {
        events.refused(refusal);
        return answer(refusal.reason());
    }

    /** The caller learns nothing, except QStash itself whether there is a point in trying again. */
    private static ReceiverResponse answer(RefusalReason reason) {
        if (reason == RefusalReason.TOO_LARGE) {
            return Settlement.reject("The body is too large for this endpoint.");
        } else if (reason == RefusalReason.NO_KEYS) {
            return Settlement.retry();
        }
        return ReceiverResponse.text(401, Map.of(), "Unauthorized");
    }
}
