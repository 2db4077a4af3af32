package io.github.qstash4j.receiver;

/** Why a request was not accepted as a delivery. For operators: a caller is never told. */
public enum RefusalReason {
    /** The receiver does not know any signing key yet; this is no fault of the request. */
    NO_KEYS,
    /** There is no {@code Upstash-Signature} header. */
    MISSING_SIGNATURE,
    /** The token or a header that comes with it does not have the form that QStash gives it. */
    MALFORMED,
    /** The token is not signed with HMAC SHA-256. */
    UNSUPPORTED_ALGORITHM,
    /** Neither the current nor the next signing key made the signature. */
    UNKNOWN_KEY,
    /** The token is older than its five minutes. */
    EXPIRED,
    /** The token is from the future. */
    NOT_YET_VALID,
    /** The token was not issued by QStash. */
    WRONG_ISSUER,
    /** The token was made for another URL. */
    WRONG_DESTINATION,
    /** The body is not the one that was signed. */
    WRONG_BODY,
    /** The connection broke before the body was complete. */
    UNREADABLE_BODY,
    /** The delivery is authentic, but its body is larger than the receiver accepts. */
    TOO_LARGE,
    /** The ledger knows the message id with another body, or the token with another message id. */
    REPLAYED
}
