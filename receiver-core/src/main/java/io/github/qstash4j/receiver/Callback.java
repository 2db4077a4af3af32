package io.github.qstash4j.receiver;

/**
 * What came of an attempt to deliver a message. QStash sends one for each attempt, also for one that failed:
 * {@link #status()} tells. Immutable.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/callbacks">QStash: callbacks</a>
 */
public final class Callback extends CallbackReport {

    private Callback(Delivery delivery, CallbackJson json) {
        super(delivery, json);
    }

    /**
     * Reads a verified delivery as a callback.
     *
     * @throws PayloadException if it is none; the message names the member that is wrong
     */
    public static Callback of(Delivery delivery) {
        return new Callback(delivery, CallbackJson.parse(delivery.bytes()));
    }
}
