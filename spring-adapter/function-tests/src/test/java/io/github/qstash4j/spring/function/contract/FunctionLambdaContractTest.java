package io.github.qstash4j.spring.function.contract;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ExclusionsPage;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.contract.ReturnForm;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.github.qstash4j.test.lambda.LambdaReceiver;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Spring Cloud Function under Lambda's runtime client, behind an HTTP API. */
class FunctionLambdaContractTest extends ReceiverContract {

    @Override
    protected ReceiverUnderTest start(ContractApplication application) {
        LocalLambda lambda = LocalLambda.builder()
                .handler(FunctionEndpoints.class)
                .environment(FunctionEndpoints.LEDGER, Boolean.toString(application.hasLedger()))
                .concurrency(64)
                .timeout(Duration.ofMinutes(1))
                .start();
        return LambdaReceiver.of(lambda, FrontEndSettings.of(FrontEnd.HTTP_API));
    }

    /** Made in the other process as well. */
    @Override
    protected DeliveryLedger ledger() {
        return MemoryLedger.create();
    }

    @Override
    protected List<ReturnForm> returnForms() {
        return ContractFunctions.FORMS;
    }

    @Override
    protected List<Exclusion> exclusions() {
        return List.of(new Exclusion(
                "no outcome at all, given as Object",
                "A function that does not declare an `Outcome` acknowledges by returning, also by returning null."));
    }

    @Override
    protected Optional<ExclusionsPage> page() {
        return Optional.of(ExclusionsPage.of(Path.of("..", "..", "docs", "test-kit.md"), "spring-function-lambda"));
    }
}
