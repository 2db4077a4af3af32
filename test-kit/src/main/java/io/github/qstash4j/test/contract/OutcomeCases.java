package io.github.qstash4j.test.contract;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.Arrays;
import java.util.List;

/** Every way for a handler to end, given in one of the ways that a framework has. */
final class OutcomeCases {

    private OutcomeCases() {}

    static List<ContractCase> of(ReturnForm form) {
        return Arrays.stream(Ending.values())
                .map(ending -> new ContractCase(
                        ending.sentence() + ", given as " + form.name(), scene -> check(scene, form, ending)))
                .toList();
    }

    private static void check(ContractScene scene, ReturnForm form, Ending ending) throws Exception {
        SignedRequest message = Instruction.on(ContractScene.message(form.path()), Instruction.END, ending.name());

        ending.check(ContractScene.exchanged(scene.everything(), message, Log.handled(ContractScene.id(message))));
    }
}
