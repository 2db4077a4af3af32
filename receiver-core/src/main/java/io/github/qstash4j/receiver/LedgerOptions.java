package io.github.qstash4j.receiver;

import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.time.Duration;

/** How a receiver uses its ledger. See {@link ReceiverBuilder}. */
record LedgerOptions(
        DeliveryLedger ledger, String namespace, Duration lease, Duration waitForCompletion, LedgerFailure onFailure) {}
