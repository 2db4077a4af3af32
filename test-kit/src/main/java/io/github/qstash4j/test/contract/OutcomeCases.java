package io.github.qstash4j.test.contract;

import static io.github.qstash4j.test.contract.ContractScene.again;
import static io.github.qstash4j.test.contract.ContractScene.exchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What every endpoint has to do: every way for its handler to end, what it must refuse, and what its ledger is for. */
final class OutcomeCases {

    private final Addressee addressee;

    private OutcomeCases(Addressee addressee) {
        this.addressee = addressee;
    }

    static List<ContractCase> of(Addressee addressee) {
        OutcomeCases cases = new OutcomeCases(addressee);
        return Stream.concat(Arrays.stream(Ending.values()).map(cases::ending), cases.others())
                .toList();
    }

    /** What does not follow from the other endpoints, since a framework has a way of its own for each. */
    private Stream<ContractCase> others() {
        return Stream.of(
                named(
                        "what nobody signed is not handled",
                        scene -> refused(scene, message().header("Upstash-Signature"), "MISSING_SIGNATURE")),
                named(
                        "what is forged is not handled",
                        scene -> refused(scene, message().signedWith(TestKeys.UNKNOWN), "UNKNOWN_KEY")),
                named(
                        "another body is not handled",
                        scene -> refused(scene, message().withTamperedBody(addressee.json() + " "), "WRONG_BODY")),
                named(
                        "what is for another path is not handled",
                        scene -> refused(
                                scene, message().publishedTo(message().url() + "-as-well"), "WRONG_DESTINATION")),
                named("one byte too much is not handled", this::tooLarge),
                named("an answer is given again by the ledger", this::answeredAgain),
                named("a failure is handled again with a ledger", this::handledAgain));
    }

    private ContractCase ending(Ending ending) {
        return named(ending.sentence(), scene -> {
            SignedRequest message = ending(message(), ending);
            ending.check(exchanged(scene.everything(), message, ending.happened(message)));
        });
    }

    private void answeredAgain(ContractScene scene) throws Exception {
        Ending ending = Ending.AN_ACKNOWLEDGEMENT_WITH_AN_OBJECT;
        SignedRequest message = ending(message(), ending);
        ContractResponse first = exchanged(scene.once(), message, ending.happened(message));

        ContractResponse second = exchanged(scene.once(), again(message).retried(1));

        ending.check(second);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    private void handledAgain(ContractScene scene) throws Exception {
        SignedRequest failing = ending(message(), Ending.AN_UNCHECKED_EXCEPTION);
        exchanged(scene.once(), failing, Log.handled(ContractScene.id(failing)));

        SignedRequest better = ending(again(failing).retried(1), Ending.AN_ACKNOWLEDGEMENT);

        Answer.success("").check(exchanged(scene.once(), better, Log.handled(ContractScene.id(failing))));
    }

    private void tooLarge(ContractScene scene) throws Exception {
        SignedRequest large = message().body(addressee.json(addressee.limit() + 1));

        Answer.rejected().check(exchanged(scene.everything(), large, Log.refused("TOO_LARGE")));
    }

    private static void refused(ContractScene scene, SignedRequest request, String reason) throws Exception {
        Answer.unauthorized().check(exchanged(scene.everything(), request, Log.refused(reason)));
    }

    private SignedRequest message() {
        return addressee.message();
    }

    private static SignedRequest ending(SignedRequest message, Ending ending) {
        return Instruction.on(message, Instruction.END, ending.name());
    }

    private ContractCase named(String sentence, ContractCase.Demand demand) {
        return new ContractCase(sentence + ", " + addressee.suffix(), demand);
    }
}
