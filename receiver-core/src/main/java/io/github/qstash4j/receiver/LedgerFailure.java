package io.github.qstash4j.receiver;

/** What a receiver does with a delivery when its ledger cannot be asked. */
public enum LedgerFailure {
    /** QStash is asked to deliver again: nothing is handled twice, and nothing is lost, but nothing is done either. */
    RETRY,

    /** The delivery is handled as if there were no ledger, so it may be handled twice. */
    HANDLE
}
