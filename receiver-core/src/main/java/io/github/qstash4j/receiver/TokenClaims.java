package io.github.qstash4j.receiver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the token of a delivery says, after its signature, issuer and times were found to be right. All of it is signed.
 *
 * @param destination the {@code sub} claim: the URL that the message was published to, as it was written there
 * @param tokenId the {@code jti} claim; null when there is none
 * @param issuedAt the {@code iat} claim: when QStash made the token
 * @param notBefore the {@code nbf} claim: since when the token is valid
 * @param expires the {@code exp} claim: since when it is not any more
 * @param bodyHash the {@code body} claim: SHA-256 of the body in base64url, padded or not
 * @see <a href="https://upstash.com/docs/qstash/features/security">QStash: request signing</a>
 */
public record TokenClaims(
        String destination,
        @Nullable String tokenId,
        Instant issuedAt,
        Instant notBefore,
        Instant expires,
        String bodyHash) {}
