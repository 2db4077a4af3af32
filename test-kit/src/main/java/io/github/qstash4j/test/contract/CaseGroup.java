package io.github.qstash4j.test.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * Cases that demand the same of different things.
 *
 * @param name a phrase, which is what an exclusion of all of them names
 */
record CaseGroup(String name, List<ContractCase> cases) {

    static List<CaseGroup> all(ContractScene scene, List<ReturnForm> forms) {
        return Stream.of(
                        Stream.of(
                                new CaseGroup("what is not QStash's is refused", AttackCases.of(scene)),
                                new CaseGroup("what is merely unusual is accepted", VariationCases.of(scene)),
                                new CaseGroup("bodies arrive as they were sent", BodyCases.of(scene)),
                                new CaseGroup("payloads are decoded", PayloadCases.all()),
                                new CaseGroup("callbacks are read", CallbackCases.all()),
                                new CaseGroup("bodies have a limit", SizeCases.of(scene)),
                                new CaseGroup("deliveries come by any method", MethodCases.of(forms))),
                        Addressee.all(forms).stream()
                                .map(each -> new CaseGroup("outcomes " + each.suffix(), OutcomeCases.of(each))),
                        Stream.of(
                                new CaseGroup("a message is handled once", DuplicateCases.all()),
                                new CaseGroup("deliveries at once", ConcurrencyCases.all(forms))))
                .flatMap(groups -> groups)
                .toList();
    }
}
