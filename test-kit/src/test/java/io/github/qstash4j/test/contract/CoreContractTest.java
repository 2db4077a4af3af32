package io.github.qstash4j.test.contract;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.nio.file.Path;
import java.util.Optional;

class CoreContractTest extends ReceiverContract {

    @Override
    protected ReceiverUnderTest start(ContractApplication application) {
        return new CoreReceiver(application, engine());
    }

    VerificationEngine engine() {
        return VerificationEngine.JAVA_JWT;
    }

    @Override
    protected DeliveryLedger ledger() {
        return MemoryLedger.create();
    }

    @Override
    protected Optional<ExclusionsPage> page() {
        return Optional.of(ExclusionsPage.of(Path.of("..", "docs", "test-kit.md"), "core"));
    }
}
