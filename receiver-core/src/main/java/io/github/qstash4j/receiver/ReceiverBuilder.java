package io.github.qstash4j.receiver;

import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link Receiver}. Signing keys are required, and one of the three ways to know this endpoint's URL.
 */
public final class ReceiverBuilder {

    private static final int ONE_MEBIBYTE = 1024 * 1024;
    private static final Duration MOST_LEEWAY = Duration.ofMinutes(5);
    private static final Duration MOST_WAIT = Duration.ofSeconds(10);

    private @Nullable SigningKeySource signingKeys;
    private @Nullable List<HttpUrl> publicUrls;
    private @Nullable List<HttpUrl> publicBaseUrls;
    private @Nullable UrlCheck urlCheck;
    private int maxBodyBytes = ONE_MEBIBYTE;
    private int maxCallbackBytes = 4 * ONE_MEBIBYTE;
    private Duration leeway = Duration.ofSeconds(5);
    private Clock clock = Clock.systemUTC();
    private @Nullable Clock schedulingClock;
    private @Nullable DeliveryLedger ledger;
    private String ledgerNamespace = "qstash";
    private Duration lease = Duration.ofMinutes(15);
    private Duration waitForCompletion = Duration.ZERO;
    private LedgerFailure onLedgerFailure = LedgerFailure.RETRY;
    private OnUndecodable onUndecodable = OnUndecodable.REJECT;
    private final List<ReceiverListener> listeners = new ArrayList<>(1);
    private Pause pause = Pause.SLEEP;
    private VerificationEngine engine = VerificationEngine.JAVA_JWT;
    private PayloadCodec payloadCodec = new JacksonPayloadCodec();

    ReceiverBuilder() {}

    /**
     * The options that environment variables set, for those who set others in code.
     *
     * @param variables see {@link Receiver#fromEnvironment()}
     * @throws IllegalStateException if a variable is missing
     * @throws IllegalArgumentException if a variable has a value that cannot be used
     */
    public static ReceiverBuilder fromEnvironment(Map<String, String> variables) {
        return ReceiverEnvironment.builder(variables);
    }

    /**
     * The keys that QStash signs with: {@link SigningKeys}, or a source that follows when they are rolled. Required.
     */
    public ReceiverBuilder signingKeys(SigningKeySource keys) {
        this.signingKeys = keys;
        return this;
    }

    /**
     * The one URL that messages are published to, query included. The path of the request does not count then, so the
     * receiver must serve that one endpoint alone ({@link Receiver#isForOneEndpoint()}).
     *
     * @throws IllegalArgumentException if it is not an absolute HTTP URL without fragment and user information
     */
    public ReceiverBuilder publicUrl(String url) {
        return publicUrls(List.of(url));
    }

    /**
     * The URLs, of one endpoint, that messages are published to, where it is known by several. See {@link #publicUrl}.
     *
     * @param urls at least one
     * @throws IllegalArgumentException if one is not an absolute HTTP URL without fragment and user information
     */
    public ReceiverBuilder publicUrls(List<String> urls) {
        this.publicUrls = PublicUrls.checked("public URL", urls);
        return this;
    }

    /**
     * Scheme, host and, behind a proxy that cuts it off, path prefix of the URLs that messages are published to. The
     * request's own path and query are put behind it.
     *
     * @throws IllegalArgumentException if it is not an absolute HTTP URL without query, fragment and user information
     */
    public ReceiverBuilder publicBaseUrl(String url) {
        return publicBaseUrls(List.of(url));
    }

    /**
     * The base URLs that messages are published to, where there are several, such as an old and a new domain. See
     * {@link #publicBaseUrl}.
     *
     * @param urls at least one
     * @throws IllegalArgumentException if one is not an absolute HTTP URL without query, fragment and user information
     */
    public ReceiverBuilder publicBaseUrls(List<String> urls) {
        List<HttpUrl> bases = PublicUrls.checked("public base URL", urls);
        for (HttpUrl base : bases) {
            if (base.hasQuery()) {
                throw new IllegalArgumentException(
                        "The public base URL " + Quoted.of(base.toString()) + " must not have a query.");
            }
        }
        this.publicBaseUrls = bases;
        return this;
    }

    /** What to do without a public URL. */
    public ReceiverBuilder urlCheck(UrlCheck check) {
        this.urlCheck = check;
        return this;
    }

    /**
     * The longest body that is accepted, in bytes; 1 MiB, QStash's own limit, unless it is set. A longer delivery is
     * answered so that it goes to the dead letter queue at once.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public ReceiverBuilder maxBodyBytes(int bytes) {
        this.maxBodyBytes = BodyReader.checked("maxBodyBytes", bytes);
        return this;
    }

    /**
     * The longest callback or failure callback that is accepted, in bytes; 4 MiB unless it is set, since it holds two
     * bodies in base64.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public ReceiverBuilder maxCallbackBytes(int bytes) {
        this.maxCallbackBytes = BodyReader.checked("maxCallbackBytes", bytes);
        return this;
    }

    /**
     * How far this machine's clock and QStash's may differ; 5 s unless it is set. Whole seconds count.
     *
     * @throws IllegalArgumentException if it is negative or longer than the five minutes that a token lives
     */
    public ReceiverBuilder leeway(Duration difference) {
        if (difference.isNegative() || difference.compareTo(MOST_LEEWAY) > 0) {
            throw new IllegalArgumentException(
                    "The leeway must lie between nothing and five minutes, and is " + difference + ".");
        }
        this.leeway = difference;
        return this;
    }

    /** The clock that the times in tokens are compared with; the system's unless it is set. */
    public ReceiverBuilder clock(Clock newClock) {
        this.clock = newClock;
        return this;
    }

    /**
     * The clock by which work is scheduled: leases, and the delays until a time. The other {@link #clock} unless it is
     * set; tests may give it virtual time, which the times in tokens do not follow.
     */
    public ReceiverBuilder schedulingClock(Clock newClock) {
        this.schedulingClock = newClock;
        return this;
    }

    /** What remembers who has handled which message. There is none unless it is set: every delivery is handled. */
    public ReceiverBuilder ledger(DeliveryLedger newLedger) {
        this.ledger = newLedger;
        return this;
    }

    /**
     * Keeps applications apart that share a ledger's store; {@code qstash} unless it is set.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public ReceiverBuilder ledgerNamespace(String namespace) {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("The ledger's namespace must not be blank.");
        }
        this.ledgerNamespace = namespace;
        return this;
    }

    /**
     * How long a claim keeps other workers out unless it is renewed; 15 minutes unless it is set. Not much longer than
     * the work takes, since a message whose worker died waits for it; and not shorter, or a second worker begins.
     *
     * @throws IllegalArgumentException if it is not between a second and a day
     */
    public ReceiverBuilder lease(Duration newLease) {
        if (newLease.compareTo(Duration.ofSeconds(1)) < 0 || newLease.compareTo(Outcome.LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException(
                    "The lease must lie between a second and a day, and is " + newLease + ".");
        }
        this.lease = newLease;
        return this;
    }

    /**
     * How long a delivery whose message another worker has is held, in the hope to give it that worker's answer, before
     * it is answered with 409; not at all unless it is set. It occupies a thread, and spares the message a retry.
     *
     * @throws IllegalArgumentException if it is negative or longer than ten seconds
     */
    public ReceiverBuilder waitForCompletion(Duration wait) {
        if (wait.isNegative() || wait.compareTo(MOST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "The wait for completion must lie between nothing and ten seconds, and is " + wait + ".");
        }
        this.waitForCompletion = wait;
        return this;
    }

    /** What to do when the ledger cannot be asked; {@link LedgerFailure#RETRY} unless it is set. */
    public ReceiverBuilder onLedgerFailure(LedgerFailure choice) {
        this.onLedgerFailure = choice;
        return this;
    }

    /** What to do with a payload that cannot be decoded; {@link OnUndecodable#REJECT} unless it is set. */
    public ReceiverBuilder onUndecodable(OnUndecodable choice) {
        this.onUndecodable = choice;
        return this;
    }

    /** One more who hears what the receiver decides, after those that were given before; nobody unless one is. */
    public ReceiverBuilder listener(ReceiverListener another) {
        this.listeners.add(another);
        return this;
    }

    /** How time passes while a delivery is held; for tests. */
    ReceiverBuilder pause(Pause newPause) {
        this.pause = newPause;
        return this;
    }

    /** What computes signatures; {@link VerificationEngine#JAVA_JWT} unless it is set. */
    public ReceiverBuilder engine(VerificationEngine newEngine) {
        this.engine = newEngine;
        return this;
    }

    /** What reads payloads and writes the bodies of acknowledgements; Jackson 2 unless it is set. */
    public ReceiverBuilder payloadCodec(PayloadCodec codec) {
        this.payloadCodec = codec;
        return this;
    }

    /**
     * The receiver.
     *
     * @throws IllegalStateException if there are no signing keys, if nothing says what this endpoint's URL is, if two
     *     options contradict each other, or if a public development key would be accepted from elsewhere than this
     *     machine
     */
    public Receiver build() {
        if (signingKeys == null) {
            throw new IllegalStateException("There are no signing keys. Set signingKeys (qstash.current-signing-key, "
                    + SigningKeys.CURRENT_VARIABLE
                    + ") to the keys in the QStash console; without one, no delivery can be verified.");
        }
        UrlBinding binding = PublicUrls.binding(publicUrls, publicBaseUrls, urlCheck);
        SigningKeySource keys = DevelopmentKeys.guarded(signingKeys, binding);
        TokenPolicy policy = new TokenPolicy(engine, keys, leeway, clock);
        Clock scheduling = schedulingClock == null ? clock : schedulingClock;
        ReceiverEvents events = new ReceiverEvents(listeners, clock);
        return new Receiver(
                policy,
                binding,
                new BodyReader(maxBodyBytes, "maxBodyBytes (qstash.max-body-size)"),
                new BodyReader(maxCallbackBytes, "maxCallbackBytes (qstash.max-callback-size)"),
                payloadCodec,
                new Settlement(payloadCodec, onUndecodable, scheduling),
                events,
                scheduling,
                ledger == null ? null : new Once(options(ledger), policy, events, scheduling, pause));
    }

    private LedgerOptions options(DeliveryLedger used) {
        return new LedgerOptions(used, ledgerNamespace, lease, waitForCompletion, onLedgerFailure);
    }
}
