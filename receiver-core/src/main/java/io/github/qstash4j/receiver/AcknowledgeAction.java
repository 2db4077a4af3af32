package io.github.qstash4j.receiver;

/** Something that must have succeeded before QStash may hear that a delivery was successful. */
@FunctionalInterface
public interface AcknowledgeAction {

    /**
     * Runs after the handler, and before the response goes out.
     *
     * @throws Exception to turn the acknowledgement into a retry
     */
    void run() throws Exception;
}
