package io.github.qstash4j.micronaut.lambda;

import io.github.qstash4j.test.mutation.Mutations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run by {@code test-kit/mutations/run}. */
class MicronautLambdaContractMutations {

    @ParameterizedTest
    @ValueSource(
            classes = {
                MicronautRestApiContractTest.class,
                MicronautHttpApiContractTest.class,
                MicronautLoadBalancerContractTest.class
            })
    void the_contract_notices_each_check_that_is_switched_off(Class<?> frontEnd) throws Exception {
        Mutations.of("receiver-core").mustBeNoticedBy(frontEnd);
    }
}
