package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.ReceiverBuilder;

/**
 * Changes how receivers are made, after {@link QStashProperties} were applied. Each bean of this type is called for
 * each receiver, in the order of their {@code @Order}.
 */
@FunctionalInterface
public interface QStashReceiverCustomizer {

    /** Changes what a receiver is made from. */
    void customize(ReceiverBuilder receiver);
}
