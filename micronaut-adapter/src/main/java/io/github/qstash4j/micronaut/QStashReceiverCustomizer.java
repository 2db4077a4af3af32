package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.ReceiverBuilder;

/**
 * Changes how receivers are made, after the configuration was applied. Each bean of this type is called for each
 * receiver, in their order.
 */
@FunctionalInterface
public interface QStashReceiverCustomizer {

    /** Changes what a receiver is made from. */
    void customize(ReceiverBuilder receiver);
}
