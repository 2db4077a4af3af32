package io.github.qstash4j.test.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.VerificationEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Receives with the core alone, without any adapter. */
public final class ReceiverHandler implements RequestStreamHandler {

    private final Receiver receiver = Receiver.builder()
            .signingKeys(SigningKeys.fromEnvironment())
            .publicBaseUrl("https://app.example.com")
            .engine(VerificationEngine.LEAN)
            .build();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        EventReader event = new EventReader(in);
        ReceiverRequest request =
                ReceiverRequest.of(event.target(), RequestHeaders.of(event.headers()), DeliveryBody.of(event.body()));
        ReceiverResponse response = receiver.receive(request, delivery -> {
            System.out.println("received " + delivery.text() + " at " + delivery.url());
            return delivery.text().equals("poison") ? Outcome.reject("poison") : Outcome.acknowledge();
        });
        out.write(EventReader.answer(response.status(), response.headers(), response.body()));
    }
}
