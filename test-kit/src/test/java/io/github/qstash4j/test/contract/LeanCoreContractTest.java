package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.VerificationEngine;

class LeanCoreContractTest extends CoreContractTest {

    @Override
    VerificationEngine engine() {
        return VerificationEngine.LEAN;
    }
}
