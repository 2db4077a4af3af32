package io.github.qstash4j.receiver;

/**
 * A token that QStash has made, and that is valid now.
 *
 * @param claims what it says
 * @param signedBy the key that made its signature
 */
record VerifiedToken(TokenClaims claims, SigningKey signedBy) {}
