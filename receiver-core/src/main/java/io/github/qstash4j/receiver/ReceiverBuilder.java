package io.github.qstash4j.receiver;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link Receiver}. Signing keys are required, and one of the three ways to know this endpoint's URL.
 */
public final class ReceiverBuilder {

    private static final int ONE_MEBIBYTE = 1024 * 1024;
    private static final Duration MOST_LEEWAY = Duration.ofMinutes(5);

    private @Nullable SigningKeys signingKeys;
    private @Nullable HttpUrl publicUrl;
    private @Nullable HttpUrl publicBaseUrl;
    private @Nullable UrlCheck urlCheck;
    private int maxBodyBytes = ONE_MEBIBYTE;
    private Duration leeway = Duration.ofSeconds(5);
    private Clock clock = Clock.systemUTC();
    private VerificationEngine engine = VerificationEngine.JAVA_JWT;
    private PayloadCodec payloadCodec = new JacksonPayloadCodec();

    ReceiverBuilder() {}

    /** The keys that QStash signs with. Required. */
    public ReceiverBuilder signingKeys(SigningKeys keys) {
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
        this.publicUrl = checked("public URL", url);
        return this;
    }

    /**
     * Scheme, host and, behind a proxy that cuts it off, path prefix of the URLs that messages are published to. The
     * request's own path and query are put behind it.
     *
     * @throws IllegalArgumentException if it is not an absolute HTTP URL without query, fragment and user information
     */
    public ReceiverBuilder publicBaseUrl(String url) {
        this.publicBaseUrl = checked("public base URL", url);
        if (publicBaseUrl.hasQuery()) {
            throw new IllegalArgumentException("The public base URL " + Quoted.of(url) + " must not have a query.");
        }
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
        if (bytes < 1) {
            throw new IllegalArgumentException("maxBodyBytes must be at least 1, and is " + bytes + ".");
        }
        this.maxBodyBytes = bytes;
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

    /** What computes signatures and reads tokens; {@link VerificationEngine#JAVA_JWT} unless it is set. */
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
        UrlBinding binding = binding();
        DevelopmentKeys.check(signingKeys, binding);
        return new Receiver(
                new TokenPolicy(engine.create(), signingKeys, leeway, clock),
                binding,
                new BodyReader(maxBodyBytes, "maxBodyBytes (qstash.max-body-size)"),
                payloadCodec,
                new Settlement(payloadCodec, clock),
                new ReceiverLog(clock));
    }

    private UrlBinding binding() {
        if (Stream.of(publicUrl, publicBaseUrl, urlCheck)
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            throw new IllegalStateException(
                    "publicUrl, publicBaseUrl and urlCheck exclude each other. Keep the one that"
                            + " says which URL messages are published to.");
        }
        if (publicUrl != null) {
            return new UrlBinding.Exact(publicUrl);
        } else if (publicBaseUrl != null) {
            return new UrlBinding.Base(publicBaseUrl);
        } else if (urlCheck == null) {
            throw new IllegalStateException(
                    "Nothing says what the public URL of this endpoint is, so a delivery to another one"
                            + " could not be told apart. Set publicBaseUrl (qstash.public-base-url, "
                            + ReceiverEnvironment.PUBLIC_BASE_URL
                            + ") to scheme and host, for instance https://app.example.com, or publicUrl (qstash.public-url, "
                            + ReceiverEnvironment.PUBLIC_URL
                            + ") to the one endpoint. Weaker: urlCheck (qstash.url-check, "
                            + ReceiverEnvironment.URL_CHECK
                            + ") = request trusts the host that the caller names, off accepts every destination.");
        }
        return urlCheck == UrlCheck.REQUEST ? new UrlBinding.OfRequest() : new UrlBinding.Off();
    }

    private static HttpUrl checked(String option, String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null || parsed.hasUserInfo() || url.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "The " + option + " must be absolute, without user information and fragment,"
                            + " for instance https://app.example.com, and is " + Quoted.of(url) + ".");
        }
        return parsed;
    }
}
