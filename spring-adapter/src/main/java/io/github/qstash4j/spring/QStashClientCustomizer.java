package io.github.qstash4j.spring;

import io.github.qstash4j.client.QStashBuilder;

/**
 * Changes how clients are made, after {@link QStashProperties} were applied. Each bean of this type is called for each
 * client, in the order of their {@code @Order}.
 */
@FunctionalInterface
public interface QStashClientCustomizer {

    /** Changes what a client is made from. */
    void customize(QStashBuilder client);
}
