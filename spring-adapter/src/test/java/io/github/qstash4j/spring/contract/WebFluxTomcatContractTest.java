package io.github.qstash4j.spring.contract;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.spring.ReactiveServer;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ExclusionsPage;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.contract.ReturnForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Spring WebFlux on Tomcat. */
class WebFluxTomcatContractTest extends ReceiverContract {

    @Override
    protected ReceiverUnderTest start(ContractApplication application) {
        return WebFluxApplication.start(ReactiveServer.TOMCAT, application);
    }

    @Override
    protected DeliveryLedger ledger() {
        return MemoryLedger.create();
    }

    @Override
    protected List<ReturnForm> returnForms() {
        return WebFluxApplication.FORMS;
    }

    @Override
    protected List<Exclusion> exclusions() {
        return List.of(new Exclusion(
                "no outcome at all, given as Object",
                "A method that does not declare an `Outcome` acknowledges by returning, also by returning null."));
    }

    @Override
    protected Optional<ExclusionsPage> page() {
        return Optional.of(ExclusionsPage.of(Path.of("..", "docs", "test-kit.md"), "spring-webflux-tomcat"));
    }
}
