package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.LedgerFailure;
import io.github.qstash4j.receiver.OnUndecodable;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.receiver.consumer.Accounts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * The configuration of QStash consumers and of the client. Each property can be given as an environment variable too,
 * for instance {@code QSTASH_CURRENT_SIGNING_KEY}.
 *
 * <p>The descriptions below are what editors show: plain text, and {@code url} before {@code urlCheck}, which would be
 * taken for it.
 *
 * @param currentSigningKey the key that QStash signs with; required for consumers, unless keys are refreshed
 * @param nextSigningKey the key that QStash signs with after the keys are rolled
 * @param region the region that messages are published in, where there are several: EU_CENTRAL_1 or US_EAST_1. The keys
 *     and tokens of the regions are then read as well, such as EU_CENTRAL_1_QSTASH_CURRENT_SIGNING_KEY
 * @param accounts more accounts whose deliveries are accepted, under names of your own
 * @param refreshKeys whether the QStash API is asked for newer signing keys
 * @param publicBaseUrl scheme, host and path prefix of the URLs that messages are published to; the request's path and
 *     query are put behind it. May be several, separated by spaces
 * @param publicUrl the one URL that messages are published to, instead of a base URL. May be several, separated by
 *     spaces
 * @param url the QStash API that the client calls; QStash's own when it is not set
 * @param urlCheck what to compare the signed URL with instead of a public URL
 * @param maxBodySize the longest body of a message that is accepted
 * @param maxCallbackSize the longest callback or failure callback that is accepted, by a consumer that takes a Callback
 *     or FailureCallback
 * @param leeway how far this machine's clock and QStash's may differ
 * @param engine what computes signatures
 * @param onUndecodable what becomes of a payload that cannot be decoded: a rejection, or a retry for rolling
 *     deployments
 * @param ledger what remembers who has handled which message
 * @param token the token that the client publishes with; without it there is no client
 * @param schedules how the schedules of consumers are kept
 */
@ConfigurationProperties("qstash")
public record QStashProperties(
        @Nullable String currentSigningKey,
        @Nullable String nextSigningKey,
        @Nullable String region,
        @DefaultValue Map<String, Account> accounts,
        @DefaultValue RefreshKeys refreshKeys,
        @Nullable String publicBaseUrl,
        @Nullable String publicUrl,
        @Nullable UrlCheck urlCheck,
        @DefaultValue("1MB") DataSize maxBodySize,
        @DefaultValue("4MB") DataSize maxCallbackSize,
        @DefaultValue("5s") Duration leeway,
        @DefaultValue("java-jwt") VerificationEngine engine,
        @DefaultValue("reject") OnUndecodable onUndecodable,
        @DefaultValue Ledger ledger,
        @Nullable String token,
        @Nullable String url,
        @DefaultValue Schedules schedules) {

    /**
     * One more account.
     *
     * @param currentSigningKey the key that QStash signs its deliveries with
     * @param nextSigningKey the key after the current one
     * @param token the token that follow-up work of its deliveries is published with
     * @param url the QStash API of the token; that of all others when it is not set
     */
    public record Account(
            @Nullable String currentSigningKey,
            @Nullable String nextSigningKey,
            @Nullable String token,
            @Nullable String url) {

        /** Without the keys and the token. */
        @Override
        public String toString() {
            return "Account[url=" + url + "]";
        }
    }

    /**
     * How the QStash API is asked for newer signing keys.
     *
     * @param enabled whether it is; needs the client and a token for each account
     * @param timeToLive how long keys are used before the API is asked again without another reason
     * @param leastInterval the least time from one call of the API to the next
     * @param patience how long a request with an unknown key waits for newer keys
     */
    public record RefreshKeys(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("1h") Duration timeToLive,
            @DefaultValue("30s") Duration leastInterval,
            @DefaultValue("2s") Duration patience) {}

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
    public record Ledger(
            @DefaultValue("none") LedgerType type,
            @DefaultValue("qstash") String namespace,
            @DefaultValue("15m") Duration lease,
            @DefaultValue("0s") Duration waitForCompletion,
            @DefaultValue("retry") LedgerFailure onFailure,
            @DefaultValue("7d") Duration retention,
            @DefaultValue("100000") int maximumRecords) {}

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
     * @param owner who declares them; spring.application.name when it is not set
     * @param removeUndeclared whether the owner's schedules that no consumer declares any more are removed
     * @param takeOver whether a schedule of the same id that somebody else has made is overwritten
     */
    public record Schedules(
            @DefaultValue("true") boolean enabled,
            @Nullable String owner,
            @DefaultValue("false") boolean removeUndeclared,
            @DefaultValue("false") boolean takeOver) {}

    /** The accounts together with the one whose properties stand beside them. */
    Accounts allAccounts(Environment environment) {
        Map<String, Accounts.Account> named = new LinkedHashMap<>();
        accounts.forEach((name, account) -> named.put(
                name,
                new Accounts.Account(
                        account.currentSigningKey(), account.nextSigningKey(), account.token(), account.url())));
        return new Accounts(
                new Accounts.Account(currentSigningKey, nextSigningKey, token, url),
                region,
                named,
                environment::getProperty);
    }

    /** Without the keys and the token. */
    @Override
    public String toString() {
        return "QStashProperties[region=" + region + ", accounts=" + accounts + ", refreshKeys=" + refreshKeys
                + ", publicBaseUrl=" + publicBaseUrl + ", publicUrl=" + publicUrl + ", urlCheck=" + urlCheck
                + ", maxBodySize=" + maxBodySize + ", maxCallbackSize=" + maxCallbackSize + ", leeway=" + leeway
                + ", engine=" + engine + ", onUndecodable=" + onUndecodable + ", ledger=" + ledger + ", url=" + url
                + ", schedules=" + schedules + "]";
    }
}
