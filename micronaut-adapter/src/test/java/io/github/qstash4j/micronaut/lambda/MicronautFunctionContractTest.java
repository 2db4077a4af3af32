package io.github.qstash4j.micronaut.lambda;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ExclusionsPage;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.contract.ReturnForm;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.LambdaReceiver;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Function beans under Lambda's runtime client, behind an HTTP API, with nothing of Micronaut's server. */
class MicronautFunctionContractTest extends ReceiverContract {

    @Override
    protected ReceiverUnderTest start(ContractApplication application) {
        LocalLambda lambda = LocalLambda.builder()
                .handler(FunctionEndpoints.class)
                .classPath(ServerlessClassPath.get())
                .environment(MicronautLambdaContract.LEDGER, Boolean.toString(application.hasLedger()))
                .concurrency(64)
                .timeout(Duration.ofMinutes(1))
                .start();
        return LambdaReceiver.of(lambda, FrontEnd.HTTP_API);
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
        return List.of(
                new Exclusion(
                        "no outcome at all, given as Object",
                        "A function that does not declare an `Outcome` acknowledges by returning, also by returning null."),
                new Exclusion(
                        "a payload that cannot be decoded is rejected and not handled: {\"orderId\":\"o-1\",\"amount\":42} x",
                        "Micronaut's mapper reads the first JSON value, and nothing behind it."));
    }

    @Override
    protected Optional<ExclusionsPage> page() {
        return Optional.of(ExclusionsPage.of(Path.of("..", "..", "docs", "test-kit.md"), "micronaut-function"));
    }
}
