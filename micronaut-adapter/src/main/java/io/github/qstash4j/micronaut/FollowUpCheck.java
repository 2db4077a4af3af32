package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import java.util.Collection;

/** Checks at the start whether there is what a consumer's follow-up work is published with. */
@FunctionalInterface
interface FollowUpCheck {

    /**
     * Checks a consumer.
     *
     * @param arguments what it takes
     * @throws QStashStartException if that is a FollowUp, and there is no token for it
     */
    void check(ConsumerEndpoint consumer, Collection<Class<?>> arguments);
}
