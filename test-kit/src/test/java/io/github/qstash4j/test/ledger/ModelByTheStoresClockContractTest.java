package io.github.qstash4j.test.ledger;

import io.github.qstash4j.test.contract.Exclusion;
import java.util.List;

class ModelByTheStoresClockContractTest extends LedgerContract {

    @Override
    protected LedgerUnderTest open() {
        return ModelUnderTest.byTheStoresClock(ModelLedger::new);
    }

    @Override
    protected List<Exclusion> exclusions() {
        return List.of(new Exclusion("client clocks", "The store's clock decides."));
    }
}
