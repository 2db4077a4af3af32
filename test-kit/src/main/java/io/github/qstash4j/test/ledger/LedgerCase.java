package io.github.qstash4j.test.ledger;

/**
 * One demand on a ledger.
 *
 * @param name a sentence, which is what an exclusion names
 */
record LedgerCase(String name, Demand demand) {

    static LedgerCase of(String name, Demand demand) {
        return new LedgerCase(name, demand);
    }

    /** Fails unless the ledger does what is demanded. */
    interface Demand {

        void on(LedgerScene scene) throws Exception;
    }
}
