package io.github.qstash4j.test.ledger;

class ModelByTheClientsClocksContractTest extends LedgerContract {

    @Override
    protected LedgerUnderTest open() {
        return ModelUnderTest.byTheClientsClocks(ModelLedger::new);
    }
}
