package io.github.qstash4j.spring.function.contract;

import io.github.qstash4j.test.contract.ExclusionsPage;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;

/** Spring Cloud Function on Spring WebFlux and Netty. */
class FunctionWebFluxContractTest extends FunctionWebContractTest {

    @Override
    WebApplicationType type() {
        return WebApplicationType.REACTIVE;
    }

    @Override
    protected Optional<ExclusionsPage> page() {
        return Optional.of(ExclusionsPage.of(Path.of("..", "..", "docs", "test-kit.md"), "spring-function-webflux"));
    }
}
