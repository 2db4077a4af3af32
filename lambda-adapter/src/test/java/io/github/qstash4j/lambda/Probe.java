package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.VerificationException;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A stream handler in this process, and what it has handled and refused. */
final class Probe implements ReceiverListener, DeliveryHandler {

    private final List<Delivery> handled = new CopyOnWriteArrayList<>();
    private final List<VerificationException> refused = new CopyOnWriteArrayList<>();
    private final Receiver receiver;
    private final QStashStreamHandler handler;

    private Probe(Map<String, String> variables) {
        receiver = builder(variables).listener(this).build();
        handler = new QStashStreamHandler(receiver, this);
    }

    /** As a function would be without any variable beside the keys. */
    static Probe ofPlatform() {
        return new Probe(Map.of());
    }

    static Probe with(String variable, String value) {
        return new Probe(Map.of(variable, value));
    }

    static ReceiverBuilder builder(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT);
        all.put("QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT);
        return QStashLambda.receiverBuilder(all);
    }

    Receiver receiver() {
        return receiver;
    }

    JsonNode answer(AwsEvent event) {
        return answer(event.bytes());
    }

    JsonNode answer(String event) {
        return answer(event.getBytes(UTF_8));
    }

    JsonNode answer(byte[] event) {
        return answer(handler, event, null);
    }

    static JsonNode answer(QStashStreamHandler handler, byte[] event, @Nullable Context context) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), answer, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AwsEvent.json(answer.toByteArray());
    }

    int status(AwsEvent event) {
        return answer(event).get("statusCode").intValue();
    }

    @Override
    public Outcome handle(Delivery delivery) {
        handled.add(delivery);
        return Outcome.acknowledge();
    }

    @Override
    public void refused(VerificationException refusal) {
        refused.add(refusal);
    }

    List<Delivery> handled() {
        return handled;
    }

    Delivery last() {
        return handled.get(handled.size() - 1);
    }

    VerificationException refusal() {
        return refused.get(refused.size() - 1);
    }
}
