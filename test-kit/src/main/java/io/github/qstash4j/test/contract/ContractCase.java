package io.github.qstash4j.test.contract;

/**
 * One demand on a receiver.
 *
 * @param name a sentence, which is what an exclusion names
 */
record ContractCase(String name, Demand demand) {

    /** Fails unless the receiver does what is demanded. */
    interface Demand {

        void on(ContractScene scene) throws Exception;
    }
}
