package io.github.qstash4j.receiver;

/** Handles failure callbacks, from many threads at once. */
@FunctionalInterface
public interface FailureCallbackHandler {

    /**
     * Does the work of one failure callback. QStash delivers at least once, so the same one may come again.
     *
     * @return what QStash is to do now with the failure callback, never null; the message that it reports stays in the
     *     dead letter queue
     * @throws Exception to have the failure callback delivered again after QStash's backoff, until its retries are used
     *     up
     */
    Outcome handle(FailureCallback callback) throws Exception;
}
