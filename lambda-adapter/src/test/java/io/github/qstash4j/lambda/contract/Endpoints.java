package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.lambda.QStashFunction;
import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.ContractPayload;
import java.util.function.Function;

/** The contract's application, made anew in the process of the function, with a handler for each of its endpoints. */
final class Endpoints<H> {

    static final String LEDGER = "CONTRACT_LEDGER";

    private final H messages;
    private final H payloads;
    private final H callbacks;
    private final H failureCallbacks;

    Endpoints(Function<QStashFunction, H> handler) {
        ContractApplication application = Boolean.parseBoolean(System.getenv(LEDGER))
                ? ContractApplication.with(MemoryLedger.create())
                : ContractApplication.withoutLedger();
        Receiver receiver =
                application.receiver().engine(VerificationEngine.LEAN).build();
        messages = handler.apply(QStashFunction.of(receiver, application::message));
        payloads = handler.apply(QStashFunction.of(
                receiver, delivery -> application.payload(delivery.payload(ContractPayload.class), delivery)));
        callbacks = handler.apply(QStashFunction.callbacks(receiver, application::callback));
        failureCallbacks = handler.apply(QStashFunction.failureCallbacks(receiver, application::failureCallback));
    }

    H at(String path) {
        return switch (path) {
            case ContractApplication.PAYLOAD -> payloads;
            case ContractApplication.CALLBACK -> callbacks;
            case ContractApplication.FAILURE_CALLBACK -> failureCallbacks;
            default -> messages;
        };
    }
}
