package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** The two applications of a contract, and what is sent to them. */
final class ContractScene {

    private static final AtomicInteger MESSAGES = new AtomicInteger();

    private final ReceiverUnderTest everything;
    private final ReceiverUnderTest once;

    ContractScene(ReceiverUnderTest everything, ReceiverUnderTest once) {
        this.everything = everything;
        this.once = once;
    }

    /** The application that handles every delivery. */
    ReceiverUnderTest everything() {
        return everything;
    }

    /** The application that handles a message once. */
    ReceiverUnderTest once() {
        return once;
    }

    /** A message of its own to a path. */
    static SignedRequest message(String path) {
        return again(SignedRequest.valid()
                .to(ContractApplication.PUBLIC_BASE_URL + path)
                .header("Upstash-Message-Id", "msg_" + MESSAGES.incrementAndGet()));
    }

    /** The same message, signed anew as for another attempt. */
    static SignedRequest again(SignedRequest message) {
        return message.claim("jti", "\"jti_" + MESSAGES.incrementAndGet() + "\"");
    }

    static String id(SignedRequest message) {
        return Objects.requireNonNull(message.headers().get("Upstash-Message-Id"))
                .get(0);
    }

    /** A message that is handled as instructed. */
    static SignedRequest told(String verb, String argument) {
        return Instruction.on(message(ContractApplication.MESSAGE), verb, argument);
    }

    /** What has happened since the last time. */
    static List<String> log(ReceiverUnderTest receiver) throws Exception {
        ContractResponse log = receiver.exchange(told(Instruction.LOG, "now"));
        assertThat(log.status()).as("the log of the application").isEqualTo(200);
        return log.text().lines().toList();
    }

    /** Forgets what has happened, sends, and looks whether the handler has run for that and nothing else. */
    static ContractResponse exchanged(ReceiverUnderTest receiver, SignedRequest message, String... happened)
            throws Exception {
        log(receiver);
        ContractResponse response = receiver.exchange(message);
        assertThat(log(receiver)).containsExactly(happened);
        return response;
    }
}
