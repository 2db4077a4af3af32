package io.github.qstash4j.receiver;

/** HMAC SHA-256 (RFC 2104) under one key. Used from many threads. */
interface HmacSha256 {

    /** The code of the first bytes of a message. */
    byte[] of(byte[] message, int length);
}
