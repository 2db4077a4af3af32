/**
 * Who has handled which message: what a receiver asks of a store, so that a delivery that comes twice is handled once.
 */
@NullMarked
package io.github.qstash4j.receiver.ledger;

import org.jspecify.annotations.NullMarked;
