package io.github.qstash4j.test.ledger;

import io.github.qstash4j.test.mutation.Mutations;
import org.junit.jupiter.api.Test;

/** Run by {@code test-kit/mutations/run}. */
class MemoryLedgerContractMutations {

    @Test
    void the_contract_notices_each_rule_that_is_switched_off() throws Exception {
        Mutations.of("ledger-memory").mustBeNoticedBy(MemoryLedgerContractTest.class);
    }
}
