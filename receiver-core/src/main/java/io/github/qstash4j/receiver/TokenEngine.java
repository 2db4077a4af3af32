package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/** The cryptography and the JSON of a token. What is allowed is {@link TokenPolicy}'s business alone. */
interface TokenEngine {

    /** The code under one key, made once and used from many threads. */
    HmacSha256 hmac(byte[] key);

    /**
     * Reads a token whose signature was found to be genuine.
     *
     * @throws VerificationException if the header or the payload is not a JSON object
     */
    Content read(CompactToken token);

    /** The members of both JSON objects: text as {@link String}, integral numbers as {@link Long}, null when absent. */
    interface Content {

        @Nullable Object header(TokenName name);

        @Nullable Object claim(TokenName name);
    }
}
