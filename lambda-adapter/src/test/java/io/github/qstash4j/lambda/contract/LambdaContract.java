package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ExclusionsPage;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.github.qstash4j.test.lambda.LambdaReceiver;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Under the real runtime client, in a process of its own, which makes the application anew. */
abstract class LambdaContract extends ReceiverContract {

    private final Class<?> handler;
    private final FrontEndSettings frontEnd;
    private final @Nullable String page;

    /** Where the exclusions are documented; null where they are those of the same front end. */
    LambdaContract(Class<?> handler, FrontEndSettings frontEnd, @Nullable String page) {
        this.handler = handler;
        this.frontEnd = frontEnd;
        this.page = page;
    }

    @Override
    protected final ReceiverUnderTest start(ContractApplication application) {
        LocalLambda lambda = LocalLambda.builder()
                .handler(handler)
                .environment(Endpoints.LEDGER, Boolean.toString(application.hasLedger()))
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
    protected final List<Exclusion> exclusions() {
        return LambdaReceiver.exclusions(frontEnd.frontEnd());
    }

    @Override
    protected final Optional<ExclusionsPage> page() {
        return Optional.ofNullable(page).map(name -> ExclusionsPage.of(Path.of("..", "docs", "lambda.md"), name));
    }
}
