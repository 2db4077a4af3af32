package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.EndlessBody;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.request.ReceiverRequests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract's application without any framework: what an adapter must not fall behind. */
public final class CoreReceiver implements ReceiverUnderTest {

    private final ContractApplication application;
    private final Receiver receiver;

    private CoreReceiver(ContractApplication application, Receiver receiver) {
        this.application = application;
        this.receiver = receiver;
    }

    /** Starts it with the default engine. */
    public static CoreReceiver of(ContractApplication application) {
        return of(application, VerificationEngine.JAVA_JWT);
    }

    /** Starts it with an engine. */
    public static CoreReceiver of(ContractApplication application, VerificationEngine engine) {
        return of(application, application.receiver().engine(engine));
    }

    static CoreReceiver of(ContractApplication application, ReceiverBuilder receiver) {
        return new CoreReceiver(application, receiver.build());
    }

    @Override
    public ContractResponse exchange(SignedRequest request) {
        return exchange(request, DeliveryBody.of(request.body()));
    }

    @Override
    public ContractResponse exchange(SignedRequest request, BodyStream body) {
        EndlessBody endless = body.open();
        ContractResponse response = exchange(request, DeliveryBody.of(endless, body.announced()));
        if (endless.bytesRead() > body.mostRead()) {
            throw new AssertionError("The body was read for " + endless.bytesRead() + " bytes.");
        }
        return response;
    }

    @Override
    public Optional<ContractResponse> breakOff(SignedRequest request) throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        InputStream body =
                new SequenceInputStream(new ByteArrayInputStream(request.body(), 0, request.body().length - 1), broken);
        return Optional.of(exchange(request, DeliveryBody.of(body, request.body().length)));
    }

    /** An error is what a server makes a 500 of. */
    private ContractResponse exchange(SignedRequest request, DeliveryBody body) {
        ReceiverRequest sent = ReceiverRequests.of(request, body);
        try {
            ReceiverResponse response = receive(URI.create(request.url()).getPath(), sent);
            Map<String, List<String>> headers = new LinkedHashMap<>();
            response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            return ContractResponse.of(response.status(), headers, response.body());
        } catch (NoClassDefFoundError e) {
            return ContractResponse.of(500, Map.of(), new byte[0]);
        }
    }

    private ReceiverResponse receive(String path, ReceiverRequest request) {
        return switch (path) {
            case ContractApplication.PAYLOAD ->
                receiver.receive(
                        request, delivery -> application.payload(delivery.payload(ContractPayload.class), delivery));
            case ContractApplication.CALLBACK -> receiver.receiveCallback(request, application::callback);
            case ContractApplication.FAILURE_CALLBACK ->
                receiver.receiveFailureCallback(request, application::failureCallback);
            default -> receiver.receive(request, application::message);
        };
    }

    @Override
    public void close() {}
}
