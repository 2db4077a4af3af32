package io.github.qstash4j.receiver;

/**
 * A message was given up, since its retries are used up or it was rejected, and lies in the dead letter queue.
 * Immutable.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/callbacks#what-is-a-failure-callback">QStash: failure
 *     callbacks</a>
 */
public final class FailureCallback extends CallbackReport {

    private final String dlqId;

    private FailureCallback(Delivery delivery, CallbackJson json) {
        super(delivery, json);
        dlqId = json.required("dlqId");
    }

    /**
     * Reads a verified delivery as a failure callback.
     *
     * @throws PayloadException if it is none, a plain {@link Callback} for instance; the message names the member that
     *     is wrong
     */
    public static FailureCallback of(Delivery delivery) {
        return new FailureCallback(delivery, CallbackJson.parse(delivery.bytes()));
    }

    /** Where the message lies in the dead letter queue. */
    public String dlqId() {
        return dlqId;
    }
}
