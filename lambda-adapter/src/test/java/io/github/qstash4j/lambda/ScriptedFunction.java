package io.github.qstash4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A function that does what bodies tell it to, and prints what it has done. */
public final class ScriptedFunction extends QStashStreamHandler {

    static final Map<String, String> KEYS =
            Map.of("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT, "QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT);

    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    public ScriptedFunction() {
        super(QStashLambda.receiverBuilder().ledger(MemoryLedger.create()).build(), ScriptedFunction::handle);
    }

    private static Outcome handle(Delivery delivery) throws InterruptedException {
        Context context = QStashLambda.context(delivery);
        System.out.println("begins " + delivery.messageId() + " in " + context.getAwsRequestId());
        switch (delivery.text()) {
            case "wait" -> RELEASED.await();
            case "release" -> RELEASED.countDown();
            case "hang" -> new CountDownLatch(1).await();
            case "fail" -> throw new AssertionError("an error of the handler");
            case "interrupt" -> Thread.currentThread().interrupt();
            default -> {}
        }
        System.out.println("has done " + delivery.messageId());
        return Outcome.acknowledge("done " + delivery.messageId());
    }
}
