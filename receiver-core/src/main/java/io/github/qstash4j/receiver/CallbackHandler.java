package io.github.qstash4j.receiver;

/** Handles callbacks, from many threads at once. */
@FunctionalInterface
public interface CallbackHandler {

    /**
     * Does the work of one callback. QStash delivers at least once, so the same callback may come again.
     *
     * @return what QStash is to do now with the callback, never null; the message that it reports is settled already
     * @throws Exception to have the callback delivered again after QStash's backoff, until its retries are used up
     */
    Outcome handle(Callback callback) throws Exception;
}
