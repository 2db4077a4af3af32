package io.github.qstash4j.receiver;

/**
 * What the token says of this delivery, after its signature, issuer and times were found to be right.
 *
 * @param destination the {@code sub} claim
 * @param bodyHash the {@code body} claim: SHA-256 in base64url, padded or not
 */
record TokenClaims(String destination, String bodyHash) {}
