package io.github.qstash4j.test.contract;

import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A receiver that does one thing wrong. What the suite asks it about itself it answers as ever. */
class AlteredReceiver implements ReceiverUnderTest {

    private final ReceiverUnderTest receiver;
    private final UnaryOperator<SignedRequest> request;
    private final UnaryOperator<ContractResponse> response;

    AlteredReceiver(
            ReceiverUnderTest receiver,
            UnaryOperator<SignedRequest> request,
            UnaryOperator<ContractResponse> response) {
        this.receiver = receiver;
        this.request = request;
        this.response = response;
    }

    @Override
    public ContractResponse exchange(SignedRequest sent) throws Exception {
        return isAboutItself(sent) ? receiver.exchange(sent) : response.apply(receiver.exchange(request.apply(sent)));
    }

    @Override
    public ContractResponse exchange(SignedRequest sent, BodyStream body) throws Exception {
        SignedRequest altered = request.apply(sent);
        return response.apply(altered == sent ? receiver.exchange(sent, body) : receiver.exchange(altered));
    }

    @Override
    public Optional<ContractResponse> breakOff(SignedRequest sent) throws Exception {
        return receiver.breakOff(sent).map(response);
    }

    private static boolean isAboutItself(SignedRequest sent) {
        return sent.headers()
                .getOrDefault(Instruction.HEADER, List.of(""))
                .get(0)
                .startsWith(Instruction.LOG);
    }

    static ContractResponse status(ContractResponse response, int status) {
        return ContractResponse.of(status, Map.of(), response.body());
    }

    static ContractResponse without(ContractResponse response, String header) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : response.headers().names()) {
            if (!name.equalsIgnoreCase(header)) {
                headers.put(name, response.headers().all(name));
            }
        }
        return ContractResponse.of(response.status(), headers, response.body());
    }

    @Override
    public void close() throws IOException {
        receiver.close();
    }
}
