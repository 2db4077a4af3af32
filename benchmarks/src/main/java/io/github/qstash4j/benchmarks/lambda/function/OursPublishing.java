package io.github.qstash4j.benchmarks.lambda.function;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.lambda.QStashStreamHandler;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import java.time.Duration;

/** Publishes a message while it handles one; the client opens its connection then. */
public final class OursPublishing extends QStashStreamHandler {

    /** Made by the runtime client. */
    public OursPublishing() {
        super(new Work(QStash.fromEnvironment()));
    }

    /** Publishes what is due in a day, so that nothing is delivered meanwhile. */
    record Work(QStash qstash) implements DeliveryHandler {

        @Override
        public Outcome handle(Delivery delivery) {
            qstash.publish(OutgoingMessage.to("https://app.example.com/jobs/receipt")
                    .delay(Duration.ofDays(1))
                    .bytes(delivery.bytes(), "application/json"));
            return Outcome.acknowledge();
        }
    }
}
