package io.github.qstash4j.micronaut;

import io.github.qstash4j.client.QStashBuilder;

/**
 * Changes how clients are made, after the configuration was applied. Each bean of this type is called for each client,
 * in their order.
 */
@FunctionalInterface
public interface QStashClientCustomizer {

    /** Changes what a client is made from. */
    void customize(QStashBuilder client);
}
