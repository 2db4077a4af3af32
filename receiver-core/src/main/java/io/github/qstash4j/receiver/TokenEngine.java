package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/** The cryptography and the JSON of a token. What is allowed is {@link TokenPolicy}'s business alone. */
interface TokenEngine {

    /** A check of one key, made once and used from many threads. */
    Hmac hmac(String key);

    /**
     * Reads a token whose signature was found to be genuine.
     *
     * @throws VerificationException if the header or the payload is not a JSON object
     */
    Content read(CompactToken token);

    /** HMAC SHA-256 under one key. */
    interface Hmac {

        /** Whether the key made the signature over the header and the payload exactly as they came. */
        boolean signed(CompactToken token);
    }

    /** The members of both JSON objects: text as {@link String}, integral numbers as {@link Long}, null when absent. */
    interface Content {

        @Nullable Object header(String name);

        @Nullable Object claim(String name);
    }
}
