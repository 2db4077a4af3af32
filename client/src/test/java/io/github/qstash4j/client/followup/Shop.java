package io.github.qstash4j.client.followup;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application behind a receiver, and the dev server that delivers to it, in one time that the test moves. */
final class Shop implements AutoCloseable {

    static final String URL = "https://shop.example.com";

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final DevServer server = DevServer.builder()
            .manualTime(START)
            .signInSchedulingTime()
            .destination(URL, this::receive)
            .start();
    private final QStash qstash = QStash.builder()
            .token(server.token())
            .baseUrl(server.url().toString())
            .build();
    private final List<Delivery> handled = new CopyOnWriteArrayList<>();
    private volatile Receiver receiver = receiverBuilder().build();
    private volatile FollowUpHandler handler = (delivery, followUp) -> Outcome.acknowledge();

    DevServer server() {
        return server;
    }

    QStash qstash() {
        return qstash;
    }

    Clock clock() {
        InstantSource time = () -> server.time().now();
        return time.withZone(ZoneOffset.UTC);
    }

    ReceiverBuilder receiverBuilder() {
        return Receiver.builder()
                .signingKeys(SigningKeys.of(server.currentSigningKey(), server.nextSigningKey()))
                .publicBaseUrl(URL)
                .clock(clock());
    }

    void receivesWith(Receiver newReceiver) {
        receiver = newReceiver;
    }

    void handlesWith(FollowUpHandler newHandler) {
        handler = newHandler;
    }

    /** An order, which fails for good only after its third retry. */
    String order() {
        return qstash.publish(OutgoingMessage.to(URL + "/order").retries(3)).messageId();
    }

    /** Until so long after the beginning. */
    void runUntil(Duration sinceStart) {
        server.time().advanceTo(START.plus(sinceStart));
    }

    Duration sinceStart(Instant time) {
        return Duration.between(START, time);
    }

    /** How often the handler was given a delivery of this path. */
    long handled(String path) {
        return handled.stream()
                .filter(delivery -> delivery.url().equals(URL + path))
                .count();
    }

    Delivery lastHandled(String path) {
        return handled.stream()
                .filter(delivery -> delivery.url().equals(URL + path))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** How many messages to this path QStash has taken as new ones. */
    long enqueued(String path) {
        return server.timeline().events().stream()
                .filter(event -> isNew(event, path))
                .count();
    }

    private static boolean isNew(TimelineEvent event, String path) {
        return event.state() == MessageState.CREATED && event.url().equals(URL + path);
    }

    private Answer receive(DeliveryRequest request) {
        ReceiverRequest received = ReceiverRequest.of(
                request.destination().url(),
                RequestHeaders.of(request.headers().toMap()),
                DeliveryBody.of(request.body().toByteArray()));
        ReceiverResponse response = receiver.receive(received, FollowUp.handler(qstash, (delivery, followUp) -> {
            handled.add(delivery);
            return handler.handle(delivery, followUp);
        }));
        return new Response(response.status(), Headers.NONE, Body.of(response.body()));
    }

    @Override
    public void close() {
        server.close();
    }
}
