package io.github.qstash4j.receiver;

/** What a receiver does with a delivery when its ledger cannot be asked. */
public enum LedgerFailure {
    /**
     * QStash is asked to deliver again: nothing is handled that was not claimed, and nothing is lost. Where the work
     * was done, and it is the success that could not be recorded, the message is handled again after its lease.
     */
    RETRY,

    /**
     * The delivery is handled, or its success told to QStash, as if there were no ledger, so it may be handled twice.
     */
    HANDLE
}
