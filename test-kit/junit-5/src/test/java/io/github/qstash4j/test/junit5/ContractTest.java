package io.github.qstash4j.test.junit5;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.CoreReceiver;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;

/** The contract of an adapter, whose suite is made as that of a ledger is. */
class ContractTest extends ReceiverContract {

    @Override
    protected ReceiverUnderTest start(ContractApplication application) {
        return CoreReceiver.of(application);
    }

    @Override
    protected DeliveryLedger ledger() {
        return MemoryLedger.create();
    }
}
