package io.github.qstash4j.receiver;

/** What becomes of a delivery whose payload cannot be decoded ({@link PayloadException}). */
public enum OnUndecodable {
    /** It goes to the dead letter queue at once, since no retry can change it. */
    REJECT,

    /** It is retried: while a deployment is rolled out, another instance may know the newer payload. */
    RETRY
}
