package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.List;

/** Bodies at the limit and behind it. */
final class SizeCases {

    private static final int MEBIBYTE = 1024 * 1024;

    private SizeCases() {}

    static List<ContractCase> all() {
        return List.of(
                new ContractCase("a message of one mebibyte is handled", SizeCases::handled),
                new ContractCase(
                        "a message of one byte more is rejected",
                        scene -> rejected(scene, ContractApplication.MESSAGE, MEBIBYTE + 1)),
                new ContractCase(
                        "a message of five mebibytes is rejected",
                        scene -> rejected(scene, ContractApplication.MESSAGE, 5 * MEBIBYTE)),
                new ContractCase(
                        "a callback of one byte more than four mebibytes is rejected",
                        scene -> rejected(scene, ContractApplication.CALLBACK, 4 * MEBIBYTE + 1)),
                new ContractCase(
                        "a failure callback of one byte more than four mebibytes is rejected",
                        scene -> rejected(scene, ContractApplication.FAILURE_CALLBACK, 4 * MEBIBYTE + 1)));
    }

    private static void handled(ContractScene scene) throws Exception {
        SignedRequest message =
                ContractScene.message(ContractApplication.MESSAGE).body(new byte[MEBIBYTE]);

        assertThat(scene.everything().exchange(message).text())
                .isEqualTo(Arrival.of(message, message.url()).text());
    }

    private static void rejected(ContractScene scene, String path, int length) throws Exception {
        Answer.rejected()
                .check(ContractScene.exchanged(
                        scene.everything(),
                        ContractScene.message(path).body(new byte[length]),
                        Log.refused("TOO_LARGE")));
    }
}
