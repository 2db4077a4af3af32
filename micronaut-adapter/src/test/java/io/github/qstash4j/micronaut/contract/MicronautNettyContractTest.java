package io.github.qstash4j.micronaut.contract;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ExclusionsPage;
import io.github.qstash4j.test.contract.HttpReceiver;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.contract.ReturnForm;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Micronaut on Netty, as on Cloud Run. */
class MicronautNettyContractTest extends ReceiverContract {

    @Override
    protected ReceiverUnderTest start(ContractApplication application) {
        EmbeddedServer server = ApplicationContext.builder(Map.of(
                        "micronaut.server.port",
                        -1,
                        "micronaut.server.host",
                        "127.0.0.1",
                        "micronaut.security.enabled",
                        false,
                        // Netty refuses more than 8 KiB itself, and would hide what the receiver does.
                        "micronaut.server.netty.max-header-size",
                        "64KB"))
                .singletons(application)
                .run(EmbeddedServer.class);
        return HttpReceiver.at(server.getURI(), server::stop);
    }

    @Override
    protected DeliveryLedger ledger() {
        return MemoryLedger.create();
    }

    @Override
    protected List<ReturnForm> returnForms() {
        return ContractController.FORMS;
    }

    @Override
    protected List<Exclusion> exclusions() {
        return ContractController.EXCLUSIONS;
    }

    @Override
    protected Optional<ExclusionsPage> page() {
        return Optional.of(ExclusionsPage.of(Path.of("..", "docs", "test-kit.md"), "micronaut-netty"));
    }
}
