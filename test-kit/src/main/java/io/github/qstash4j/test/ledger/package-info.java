/**
 * What every store has to do that remembers which messages were handled, as one suite:
 * {@link io.github.qstash4j.test.ledger.LedgerContract LedgerContract} is run by each ledger, and by yours.
 */
@NullMarked
package io.github.qstash4j.test.ledger;

import org.jspecify.annotations.NullMarked;
