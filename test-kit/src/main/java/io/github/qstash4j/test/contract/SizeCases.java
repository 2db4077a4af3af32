package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Bodies at the limit and behind it. */
final class SizeCases {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final String BREAKS_OFF = "a body that breaks off is never handled";

    private SizeCases() {}

    static List<ContractCase> of(ContractScene scene) {
        Stream<ContractCase> broken = Stream.of(new ContractCase(BREAKS_OFF, SizeCases::brokenOff));
        return Stream.concat(scene.everything().cannotStream().isPresent() ? Stream.empty() : broken, whole().stream())
                .toList();
    }

    /** The case that needs a body which is sent while it is read. */
    static List<Exclusion> exclusions(ContractScene scene) {
        return scene.everything().cannotStream().map(reason -> new Exclusion(BREAKS_OFF, reason)).stream()
                .toList();
    }

    private static List<ContractCase> whole() {
        return List.of(
                new ContractCase("a message of one mebibyte is handled", SizeCases::handled),
                new ContractCase(
                        "a message of one byte more is rejected",
                        scene -> rejected(scene, ContractApplication.MESSAGE, MEBIBYTE + 1)),
                new ContractCase(
                        "a message of five mebibytes is rejected",
                        scene -> rejected(scene, ContractApplication.MESSAGE, 5 * MEBIBYTE)));
    }

    private static void handled(ContractScene scene) throws Exception {
        SignedRequest message =
                ContractScene.message(ContractApplication.MESSAGE).body("x".repeat(MEBIBYTE));

        assertThat(scene.everything().exchange(message).text())
                .isEqualTo(Arrival.of(message, message.url()).text());
    }

    /**
     * A server may answer for itself, or give up the connection: what counts is that the receiver has seen it through.
     */
    private static void brokenOff(ContractScene scene) throws Exception {
        SignedRequest message = ContractScene.message(ContractApplication.MESSAGE);
        ContractScene.log(scene.everything());

        Optional<ContractResponse> response = scene.everything().breakOff(message);

        assertThat(ContractScene.log(scene.everything())).isSubsetOf(Log.refused("UNREADABLE_BODY"));
        assertThat(response.map(ContractResponse::status).orElse(400)).isIn(400, 401);
    }

    private static void rejected(ContractScene scene, String path, int length) throws Exception {
        Answer.rejected()
                .check(ContractScene.exchanged(
                        scene.everything(),
                        ContractScene.message(path).body("x".repeat(length)),
                        Log.refused("TOO_LARGE")));
    }
}
