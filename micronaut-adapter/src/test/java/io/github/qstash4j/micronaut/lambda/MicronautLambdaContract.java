package io.github.qstash4j.micronaut.lambda;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.micronaut.contract.ContractController;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ExclusionsPage;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.contract.ReturnForm;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.github.qstash4j.test.lambda.LambdaReceiver;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Micronaut's own handlers under Lambda's runtime client, in a process of their own. */
abstract class MicronautLambdaContract extends ReceiverContract {

    static final String LEDGER = "CONTRACT_LEDGER";

    private final Class<?> handler;
    private final FrontEndSettings frontEnd;
    private final String page;

    MicronautLambdaContract(Class<?> handler, FrontEndSettings frontEnd, String page) {
        this.handler = handler;
        this.frontEnd = frontEnd;
        this.page = page;
    }

    @Override
    protected final ReceiverUnderTest start(ContractApplication application) {
        LocalLambda lambda = LocalLambda.builder()
                .handler(handler)
                .environment(LEDGER, Boolean.toString(application.hasLedger()))
                .concurrency(64)
                .timeout(Duration.ofMinutes(1))
                .start();
        return LambdaReceiver.of(lambda, frontEnd);
    }

    /** Made in the other process as well. */
    @Override
    protected final DeliveryLedger ledger() {
        return MemoryLedger.create();
    }

    @Override
    protected final List<ReturnForm> returnForms() {
        return ContractController.FORMS;
    }

    @Override
    protected final List<Exclusion> exclusions() {
        List<Exclusion> all = new ArrayList<>(ContractController.EXCLUSIONS);
        all.addAll(LambdaReceiver.exclusions(frontEnd.frontEnd()));
        return all;
    }

    @Override
    protected final Optional<ExclusionsPage> page() {
        return Optional.of(ExclusionsPage.of(Path.of("..", "..", "docs", "test-kit.md"), page));
    }
}
