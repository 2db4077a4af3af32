package io.github.qstash4j.receiver;

/** Handles verified deliveries, from many threads at once. */
@FunctionalInterface
public interface DeliveryHandler {

    /**
     * Does the work of one delivery. QStash delivers at least once, so the same message may come again.
     *
     * @return what QStash is to do now, never null
     * @throws Exception to have the message delivered again after QStash's backoff, until its retries are used up
     */
    Outcome handle(Delivery delivery) throws Exception;
}
