package io.github.qstash4j.lambda;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.Map;

/** A function that says what is done around its snapshot. */
public final class SnapStartFunction extends QStashStreamHandler {

    public SnapStartFunction() {
        this(QStashLambda.receiverBuilder(Map.of("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT))
                .build());
    }

    private SnapStartFunction(Receiver receiver) {
        super(receiver, delivery -> {
            say("handled");
            return Outcome.acknowledge();
        });
        QStashSnapStart.register(receiver, Map.class)
                .beforeCheckpoint(() -> say("about to be a snapshot"))
                .afterRestore(() -> say("restored"));
        say("initialised");
    }

    private static void say(String what) {
        System.out.println("function: " + what);
    }
}
