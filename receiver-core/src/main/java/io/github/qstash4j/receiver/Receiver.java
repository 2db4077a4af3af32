package io.github.qstash4j.receiver;

import java.util.Map;

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
    private final BodyReader bodyReader;
    private final PayloadCodec codec;
    private final Settlement settlement;
    private final ReceiverLog log;

    Receiver(
            TokenPolicy policy,
            UrlBinding binding,
            BodyReader bodyReader,
            PayloadCodec codec,
            Settlement settlement,
            ReceiverLog log) {
        this.policy = policy;
        this.binding = binding;
        this.bodyReader = bodyReader;
        this.codec = codec;
        this.settlement = settlement;
        this.log = log;
    }

    /**
     * A receiver configured by the environment: {@code QSTASH_CURRENT_SIGNING_KEY}, {@code QSTASH_NEXT_SIGNING_KEY},
     * and one of {@code QSTASH_PUBLIC_BASE_URL}, {@code QSTASH_PUBLIC_URL} and {@code QSTASH_URL_CHECK}
     * ({@code request} or {@code off}).
     *
     * @throws IllegalStateException if a variable is missing, or two of them contradict each other
     * @throws IllegalArgumentException if a variable has a value that cannot be used
     */
    public static Receiver fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /** The same as {@link #fromEnvironment()}, from variables of another origin. */
    public static Receiver fromEnvironment(Map<String, String> variables) {
        return ReceiverEnvironment.builder(variables).build();
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
     * Verifies a request, and leaves what happens then to the caller.
     *
     * @return the proof that QStash has signed it for this endpoint
     * @throws VerificationException if the request is anything else; answer 401 and nothing more
     */
    public Delivery verify(ReceiverRequest request) {
        TokenClaims claims = policy.check(request.headers());
        binding.check(claims.destination(), request);
        byte[] body = bodyReader.read(request.body(), claims.bodyHash());
        return new Delivery(claims.destination(), body, request.headers(), codec);
    }

    /** Verifies a request for a framework that invokes the handler itself and settles the delivery afterwards. */
    public Admission admit(ReceiverRequest request) {
        try {
            return new Admission.Admitted(verify(request), settlement);
        } catch (VerificationException refusal) {
            log.refused(refusal);
            return new Admission.Refused(answer(refusal.reason()));
        }
    }

    /**
     * Verifies a request, has it handled, and settles it. The one exception that leaves this method is an {@link Error}
     * of the handler.
     *
     * @return what to answer
     */
    public ReceiverResponse receive(ReceiverRequest request, DeliveryHandler handler) {
        Admission admission = admit(request);
        if (admission instanceof Admission.Admitted admitted) {
            return handle(admitted, handler);
        }
        return ((Admission.Refused) admission).response();
    }

    private static ReceiverResponse handle(Admission.Admitted admitted, DeliveryHandler handler) {
        Outcome outcome;
        try {
            outcome = handler.handle(admitted.delivery());
        } catch (Exception e) {
            return admitted.settle(e);
        }
        return admitted.settle(outcome);
    }

    /** The caller learns nothing, except QStash itself that there is no point in trying again. */
    private static ReceiverResponse answer(RefusalReason reason) {
        return reason == RefusalReason.TOO_LARGE
                ? Settlement.reject("The body is too large for this endpoint.")
                : ReceiverResponse.text(401, Map.of(), "Unauthorized");
    }
}
