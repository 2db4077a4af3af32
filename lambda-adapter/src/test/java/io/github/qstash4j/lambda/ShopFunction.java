package io.github.qstash4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Several QStash functions in one, told apart by the end of the path. */
public final class ShopFunction implements RequestStreamHandler {

    private final QStash qstash = QStash.fromEnvironment();
    private final Receiver receiver =
            QStashLambda.receiverBuilder().ledger(MemoryLedger.create()).build();
    private final QStashStreamHandler orders =
            new QStashStreamHandler(receiver, FollowUp.handler(qstash, ShopFunction::order));
    private final QStashStreamHandler receipts = new QStashStreamHandler(receiver, ShopFunction::receipt);
    private final QStashStreamHandler callbacks =
            new QStashStreamHandler(QStashFunction.callbacks(receiver, ShopFunction::called));
    private final QStashStreamHandler failureCallbacks =
            new QStashStreamHandler(QStashFunction.failureCallbacks(receiver, ShopFunction::failed));

    private static Outcome order(Delivery delivery, FollowUp followUp) {
        if (delivery.text().equals("poison")) {
            return Outcome.reject("poison");
        } else if (delivery.text().equals("flaky") && !delivery.isRetry()) {
            return Outcome.retry();
        }
        followUp.publish(
                "receipt",
                OutgoingMessage.to(delivery.url().replace("/order", "/receipt")).text(delivery.text()));
        return Outcome.acknowledge("taken");
    }

    private static Outcome receipt(Delivery delivery) {
        System.out.println("receipt for " + delivery.text() + " at " + delivery.url());
        return Outcome.acknowledge();
    }

    private static Outcome called(Callback callback) {
        System.out.println("called back " + callback.status());
        return Outcome.acknowledge();
    }

    private static Outcome failed(FailureCallback callback) {
        System.out.println("failed for good " + callback.status());
        return Outcome.acknowledge();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        JsonNode members = AwsEvent.json(event);
        String path = members.path("rawPath").asText(members.path("path").asText());
        at(path.substring(path.lastIndexOf('/') + 1)).handleRequest(new ByteArrayInputStream(event), output, context);
    }

    private QStashStreamHandler at(String name) {
        return switch (name) {
            case "order" -> orders;
            case "receipt" -> receipts;
            case "called" -> callbacks;
            default -> failureCallbacks;
        };
    }
}
