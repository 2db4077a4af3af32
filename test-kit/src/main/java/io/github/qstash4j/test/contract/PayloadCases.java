package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.List;
import java.util.stream.Stream;

/** Payloads that the framework decodes for the handler, or cannot. */
final class PayloadCases {

    private PayloadCases() {}

    static List<ContractCase> all() {
        return Stream.concat(
                        Stream.of(new ContractCase("a payload arrives decoded", PayloadCases::checkDecoded)),
                        Stream.of(
                                        "",
                                        "{",
                                        "null",
                                        "[]",
                                        "\"o-1\"",
                                        "{\"orderId\":1,\"amount\":\"x\"}",
                                        "{\"orderId\":\"o-1\",\"amount\":42} x",
                                        "{\"orderId\":\"o-1\",\"amount\":\"" + Answer.SECRET + "\"}",
                                        "\u0000\u0001")
                                .map(PayloadCases::undecodable))
                .toList();
    }

    private static void checkDecoded(ContractScene scene) throws Exception {
        SignedRequest message =
                ContractScene.message(ContractApplication.PAYLOAD).body("{\"orderId\":\"o-1\",\"amount\":42}");

        ContractResponse response =
                ContractScene.exchanged(scene.everything(), message, Log.handled(ContractScene.id(message)));

        Answer.success("o-1 42 " + ContractScene.id(message)).check(response);
    }

    private static ContractCase undecodable(String payload) {
        String name = payload.chars().allMatch(c -> c >= ' ') ? payload : "control characters";
        return new ContractCase(
                "a payload that cannot be decoded is rejected and not handled: " + (name.isEmpty() ? "nothing" : name),
                scene -> {
                    SignedRequest message =
                            ContractScene.message(ContractApplication.PAYLOAD).body(payload);

                    ContractResponse response = ContractScene.exchanged(scene.everything(), message);

                    Answer.rejected().check(response);
                    if (!payload.isEmpty()) {
                        assertThat(response.text()).doesNotContain(payload);
                    }
                });
    }
}
