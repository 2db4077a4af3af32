package io.github.qstash4j.micronaut.lambda;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.micronaut.contract.ContractController;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.contract.ReturnForm;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.github.qstash4j.test.lambda.LambdaReceiver;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Micronaut's own handlers under Lambda's runtime client, in a process of their own. */
abstract class MicronautLambdaContract extends ReceiverContract {

    static final String LEDGER = "CONTRACT_LEDGER";

    private static final List<String> SAME_PARAMETERS = List.of(
            "published to: the query in another order",
            "published to: an equals sign behind the query",
            "published to: an empty query that is not sent");
    private static final List<String> SAME_WHEN_DECODED = List.of(
            "published to: a percent-encoded letter in the query",
            "published to: a percent-encoding in lower case",
            "published to: a plus sign for a space");

    private final Class<?> handler;
    private final FrontEndSettings frontEnd;

    MicronautLambdaContract(Class<?> handler, FrontEndSettings frontEnd) {
        this.handler = handler;
        this.frontEnd = frontEnd;
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
        List<Exclusion> all = new ArrayList<>(List.of(
                new Exclusion(
                        "no outcome at all, given as Object",
                        "Micronaut answers 404 where a method that does not declare an `Outcome` returns null, which is"
                                + " a retry, too."),
                new Exclusion(
                        "a payload that cannot be decoded is rejected and not handled: {\"orderId\":\"o-1\",\"amount\":42} x",
                        "Micronaut's mapper reads the first JSON value, and nothing behind it.")));
        if (frontEnd.frontEnd() != FrontEnd.HTTP_API) {
            SAME_PARAMETERS.forEach(name -> all.add(
                    new Exclusion(name, "The event has parameters, which are compared as pairs in any order.")));
        }
        if (frontEnd.frontEnd() == FrontEnd.REST_API) {
            all.add(new Exclusion(
                    "a message of five mebibytes is rejected", "In base64 this is more than an event can hold."));
        }
        if (frontEnd.frontEnd() == FrontEnd.ALB) {
            SAME_WHEN_DECODED.forEach(
                    name -> all.add(new Exclusion(name, "The parameters are compared after decoding them.")));
        }
        return all;
    }
}
