package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.VerificationEngine;

class LeanWithProviderMacCoreContractTest extends CoreContractTest {

    @Override
    VerificationEngine engine() {
        return VerificationEngine.LEAN_WITH_PROVIDER_MAC;
    }
}
