package io.github.qstash4j.micronaut.lambda;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The contract's application, made anew in the process of the function. */
@Factory
@Requires(property = "contract.ledger")
class ContractApplicationFactory {

    @Bean
    @Singleton
    ContractApplication application() {
        return Boolean.parseBoolean(System.getenv(MicronautLambdaContract.LEDGER))
                ? ContractApplication.with(MemoryLedger.create())
                : ContractApplication.withoutLedger();
    }
}
