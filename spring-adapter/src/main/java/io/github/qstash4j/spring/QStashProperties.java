package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.UrlCheck;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The configuration of QStash consumers and of the client. Each property can be given as an environment variable too,
 * for instance {@code QSTASH_CURRENT_SIGNING_KEY}.
 *
 * @param currentSigningKey the key that QStash signs with; required
 * @param nextSigningKey the key that QStash signs with after the keys are rolled
 * @param publicBaseUrl scheme, host and path prefix of the URLs that messages are published to; the request's path and
 *     query are put behind it
 * @param publicUrl the one URL that messages are published to, instead of a base URL
 * @param urlCheck what to compare the signed URL with instead of a public URL
 * @param maxBodySize the longest body of a message that is accepted
 * @param maxCallbackSize the longest callback or failure callback that is accepted, by a consumer that takes a
 *     {@code Callback} or {@code FailureCallback}
 * @param leeway how far this machine's clock and QStash's may differ
 * @param token the token that the client publishes with; without it there is no client
 * @param url the QStash API that the client calls; QStash's own when it is not set
 */
@ConfigurationProperties("qstash")
public record QStashProperties(
        @Nullable String currentSigningKey,
        @Nullable String nextSigningKey,
        @Nullable String publicBaseUrl,
        @Nullable String publicUrl,
        @Nullable UrlCheck urlCheck,
        @DefaultValue("1MB") DataSize maxBodySize,
        @DefaultValue("4MB") DataSize maxCallbackSize,
        @DefaultValue("5s") Duration leeway,
        @Nullable String token,
        @Nullable String url) {

    /** Without the keys and the token. */
    @Override
    public String toString() {
        return "QStashProperties[publicBaseUrl=" + publicBaseUrl + ", publicUrl=" + publicUrl + ", urlCheck=" + urlCheck
                + ", maxBodySize=" + maxBodySize + ", maxCallbackSize=" + maxCallbackSize + ", leeway=" + leeway
                + ", url=" + url + "]";
    }
}
