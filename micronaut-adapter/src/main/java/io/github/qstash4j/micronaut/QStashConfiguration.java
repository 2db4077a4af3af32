package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.LedgerFailure;
import io.github.qstash4j.receiver.OnUndecodable;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.receiver.VerificationEngine;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of QStash consumers and of the client. Each property can be given as an environment variable too,
 * for instance {@code QSTASH_CURRENT_SIGNING_KEY}.
 *
 * @param currentSigningKey the key that QStash signs with; required for consumers, unless keys are refreshed
 * @param nextSigningKey the key that QStash signs with after the keys are rolled
 * @param region the region that messages are published in, where there are several: EU_CENTRAL_1 or US_EAST_1. The keys
 *     and tokens of the regions are then read as well, such as EU_CENTRAL_1_QSTASH_CURRENT_SIGNING_KEY
 * @param publicBaseUrl scheme, host and path prefix of the URLs that messages are published to; the request's path and
 *     query are put behind it. May be several, separated by spaces
 * @param publicUrl the one URL that messages are published to, instead of a base URL. May be several, separated by
 *     spaces
 * @param urlCheck what to compare the signed URL with instead of a public URL
 * @param forwardedHeaders whether headers such as X-Forwarded-Host are believed where the URL of a request counts, as
 *     Micronaut's HttpHostResolver reads them
 * @param maxBodySize the longest body of a message that is accepted
 * @param maxCallbackSize the longest callback or failure callback that is accepted, by a consumer that takes a Callback
 *     or FailureCallback
 * @param leeway how far this machine's clock and QStash's may differ
 * @param engine what computes signatures; lean for a fast start
 * @param onUndecodable what becomes of a payload that cannot be decoded: a rejection, or a retry for rolling
 *     deployments
 * @param token the token that the client publishes with; without it there is no client
 * @param url the QStash API that the client calls; QStash's own when it is not set
 */
@ConfigurationProperties("qstash")
public record QStashConfiguration(
        @Nullable String currentSigningKey,
        @Nullable String nextSigningKey,
        @Nullable String region,
        @Nullable String publicBaseUrl,
        @Nullable String publicUrl,
        @Nullable UrlCheck urlCheck,
        @Bindable(defaultValue = "false") boolean forwardedHeaders,
        @ReadableBytes @Bindable(defaultValue = "1MB") long maxBodySize,
        @ReadableBytes @Bindable(defaultValue = "4MB") long maxCallbackSize,
        @Bindable(defaultValue = "5s") Duration leeway,
        @Bindable(defaultValue = "JAVA_JWT") VerificationEngine engine,
        @Bindable(defaultValue = "REJECT") OnUndecodable onUndecodable,
        @Nullable String token,
        @Nullable String url) {

    /** Without the keys and the token. */
    @Override
    public String toString() {
        return "QStashConfiguration[region=" + region + ", publicBaseUrl=" + publicBaseUrl + ", publicUrl=" + publicUrl
                + ", urlCheck=" + urlCheck + ", forwardedHeaders=" + forwardedHeaders + ", maxBodySize=" + maxBodySize
                + ", maxCallbackSize=" + maxCallbackSize + ", leeway=" + leeway + ", engine=" + engine
                + ", onUndecodable=" + onUndecodable + ", url=" + url + "]";
    }

    /**
     * How the QStash API is asked for newer signing keys.
     *
     * @param enabled whether it is; needs the client and a token for each account
     * @param timeToLive how long keys are used before the API is asked again without another reason
     * @param leastInterval the least time from one call of the API to the next
     * @param patience how long a request with an unknown key waits for newer keys
     */
    @ConfigurationProperties("refresh-keys")
    public record RefreshKeys(
            @Bindable(defaultValue = "false") boolean enabled,
            @Bindable(defaultValue = "1h") Duration timeToLive,
            @Bindable(defaultValue = "30s") Duration leastInterval,
            @Bindable(defaultValue = "2s") Duration patience) {}

    /**
     * What remembers who has handled which message.
     *
     * @param type which ledger the application has, unless it has a DeliveryLedger bean of its own
     * @param namespace keeps applications apart that share a ledger's store
     * @param lease how long a claim keeps other workers out unless it is renewed
     * @param waitForCompletion how long a delivery whose message another worker has is held before it is answered
     * @param onFailure what to do when the ledger cannot be asked
     * @param retention how long a handled message is remembered
     * @param maximumRecords how many handled messages are remembered in memory
     */
    @ConfigurationProperties("ledger")
    public record Ledger(
            @Bindable(defaultValue = "NONE") LedgerType type,
            @Bindable(defaultValue = "qstash") String namespace,
            @Bindable(defaultValue = "15m") Duration lease,
            @Bindable(defaultValue = "0s") Duration waitForCompletion,
            @Bindable(defaultValue = "RETRY") LedgerFailure onFailure,
            @Bindable(defaultValue = "7d") Duration retention,
            @Bindable(defaultValue = "100000") int maximumRecords) {}

    /** The ledgers that can be configured. */
    public enum LedgerType {
        /** Every delivery is handled. */
        NONE,

        /** One process remembers; {@code qstash4j-ledger-memory} on the class path. */
        MEMORY
    }

    /**
     * How the schedules that consumers declare are kept.
     *
     * @param enabled whether they are created and updated when the application has started
     * @param owner who declares them; micronaut.application.name when it is not set
     * @param removeUndeclared whether the owner's schedules that no consumer declares any more are removed
     * @param takeOver whether a schedule of the same id that somebody else has made is overwritten
     */
    @ConfigurationProperties("schedules")
    public record Schedules(
            @Bindable(defaultValue = "true") boolean enabled,
            @Nullable String owner,
            @Bindable(defaultValue = "false") boolean removeUndeclared,
            @Bindable(defaultValue = "false") boolean takeOver) {}
}
