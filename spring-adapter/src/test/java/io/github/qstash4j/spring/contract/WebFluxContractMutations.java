package io.github.qstash4j.spring.contract;

import io.github.qstash4j.test.mutation.Mutations;
import org.junit.jupiter.api.Test;

/** Run by {@code test-kit/mutations/run}. */
class WebFluxContractMutations {

    @Test
    void the_contract_notices_each_check_that_is_switched_off_on_Netty() throws Exception {
        Mutations.of("receiver-core").mustBeNoticedBy(WebFluxNettyContractTest.class);
    }

    @Test
    void the_contract_notices_each_check_that_is_switched_off_on_Tomcat() throws Exception {
        Mutations.of("receiver-core").mustBeNoticedBy(WebFluxTomcatContractTest.class);
    }
}
