package io.github.qstash4j.micronaut.contract;

import io.github.qstash4j.test.mutation.Mutations;
import org.junit.jupiter.api.Test;

/** Run by {@code test-kit/mutations/run}. */
class MicronautNettyContractMutations {

    @Test
    void the_contract_notices_each_check_that_is_switched_off() throws Exception {
        Mutations.of("receiver-core").withLibrariesLoadedAnew().mustBeNoticedBy(MicronautNettyContractTest.class);
    }
}
