package io.github.qstash4j.test.ledger;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.Exclusion;
import java.time.Duration;
import java.util.List;

class MemoryLedgerContractTest extends LedgerContract {

    @Override
    protected LedgerUnderTest open() {
        VirtualClock clock = new VirtualClock();
        MemoryLedger ledger = MemoryLedger.builder().clock(clock).build();
        return new LedgerUnderTest() {
            @Override
            public DeliveryLedger ledger() {
                return ledger;
            }

            @Override
            public void letPass(Duration time) {
                clock.advance(time);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    protected List<Exclusion> exclusions() {
        return List.of(
                new Exclusion(
                        "several processes",
                        "The store is the memory of one process: another knows nothing of it, and the same process"
                                + " knows nothing of it after a restart."),
                new Exclusion("engine", "There is no server that could be down, slow or restarted."),
                new Exclusion("client clocks", "There is one process, and so one clock."));
    }
}
