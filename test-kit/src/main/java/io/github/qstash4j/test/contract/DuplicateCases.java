package io.github.qstash4j.test.contract;

import static io.github.qstash4j.test.contract.ContractScene.again;
import static io.github.qstash4j.test.contract.ContractScene.exchanged;
import static io.github.qstash4j.test.contract.ContractScene.id;
import static io.github.qstash4j.test.contract.ContractScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Deliveries of one message, one after another, to an application with a ledger. */
final class DuplicateCases {

    private DuplicateCases() {}

    static List<ContractCase> all() {
        return Stream.concat(
                        Stream.of(
                                new ContractCase("an answer is given again", DuplicateCases::answeredAgain),
                                new ContractCase(
                                        "the same request once more is answered again", DuplicateCases::sentTwice),
                                new ContractCase(
                                        "a token under another message id is refused", DuplicateCases::replayed),
                                new ContractCase(
                                        "another body under a message id is refused", DuplicateCases::otherBody),
                                new ContractCase("a token without an id is refused", DuplicateCases::withoutTokenId),
                                new ContractCase(
                                        "the steps of an attempt are there for the next", DuplicateCases::steps),
                                new ContractCase(
                                        "what the ledger cannot claim is not handled, and is a retry",
                                        DuplicateCases::unclaimed),
                                new ContractCase(
                                        "a success that the ledger cannot record is a retry",
                                        DuplicateCases::unrecorded)),
                        Arrays.stream(Ending.values()).map(DuplicateCases::endedBefore))
                .toList();
    }

    private static void answeredAgain(ContractScene scene) throws Exception {
        SignedRequest message = told(Instruction.END, Ending.AN_ACKNOWLEDGEMENT_WITH_AN_OBJECT.name());
        ContractResponse first = exchanged(scene.once(), message, Log.handled(id(message)));

        ContractResponse second = exchanged(scene.once(), again(message).retried(1));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    private static void sentTwice(ContractScene scene) throws Exception {
        SignedRequest message = told(Instruction.END, Ending.AN_ACKNOWLEDGEMENT.name());
        exchanged(scene.once(), message, Log.handled(id(message)));

        Answer.success("").check(exchanged(scene.once(), message));
    }

    private static void replayed(ContractScene scene) throws Exception {
        SignedRequest message = told(Instruction.END, Ending.AN_ACKNOWLEDGEMENT.name());
        exchanged(scene.once(), message, Log.handled(id(message)));

        Answer.unauthorized()
                .check(exchanged(
                        scene.once(), message.header("Upstash-Message-Id", "msg_made_up"), Log.refused("REPLAYED")));
    }

    private static void otherBody(ContractScene scene) throws Exception {
        SignedRequest message = told(Instruction.END, Ending.A_RETRY.name());
        exchanged(scene.once(), message, Log.handled(id(message)));

        Answer.unauthorized().check(exchanged(scene.once(), again(message).body("another"), Log.refused("REPLAYED")));
    }

    private static void withoutTokenId(ContractScene scene) throws Exception {
        SignedRequest message = told(Instruction.END, Ending.AN_ACKNOWLEDGEMENT.name());

        Answer.unauthorized().check(exchanged(scene.once(), message.withoutClaim("jti"), Log.refused("MALFORMED")));
    }

    private static void steps(ContractScene scene) throws Exception {
        SignedRequest message = told(Instruction.STEP, "charged");

        Answer.retry().check(exchanged(scene.once(), message, Log.handled(id(message))));
        Answer.success("charged").check(exchanged(scene.once(), again(message), Log.handled(id(message))));
    }

    private static void unclaimed(ContractScene scene) throws Exception {
        SignedRequest message = told(Instruction.END, Ending.AN_ACKNOWLEDGEMENT.name());

        Answer.retry().check(exchanged(scene.once(), known(message, UnreliableLedger.FAILS_TO_CLAIM)));
    }

    private static void unrecorded(ContractScene scene) throws Exception {
        SignedRequest message = known(
                told(Instruction.END, Ending.AN_ACKNOWLEDGEMENT_WITH_TEXT.name()), UnreliableLedger.FAILS_TO_COMPLETE);

        Answer.retry().check(exchanged(scene.once(), message, Log.handled(id(message))));
    }

    private static SignedRequest known(SignedRequest message, String prefix) {
        return message.header("Upstash-Message-Id", prefix + id(message));
    }

    /** A success is not repeated; everything else is, at once. */
    private static ContractCase endedBefore(Ending ending) {
        String what = ending.isSuccess() ? " is not handled again" : " is handled again";
        return new ContractCase("a message that ended with " + ending.sentence() + what, scene -> {
            SignedRequest message = told(Instruction.END, ending.name());
            ending.check(exchanged(scene.once(), message, ending.happened(message)));

            String[] happened = ending.isSuccess() ? new String[0] : ending.happened(message);
            ending.check(exchanged(scene.once(), again(message), happened));
        });
    }
}
