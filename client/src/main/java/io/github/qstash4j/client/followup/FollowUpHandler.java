package io.github.qstash4j.client.followup;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;

/** Handles verified deliveries that have follow-up work, from many threads at once. */
@FunctionalInterface
public interface FollowUpHandler {

    /**
     * Does the work of one delivery, and says what follows from it.
     *
     * @param followUp takes the messages that are to be sent if the outcome is an acknowledgement
     * @return what QStash is to do now, never null
     * @throws Exception to have the message delivered again; no follow-up work is sent then
     */
    Outcome handle(Delivery delivery, FollowUp followUp) throws Exception;
}
