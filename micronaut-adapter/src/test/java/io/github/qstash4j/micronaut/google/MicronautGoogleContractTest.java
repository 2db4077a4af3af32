package io.github.qstash4j.micronaut.google;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.micronaut.contract.ContractController;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ExclusionsPage;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.contract.ReturnForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Micronaut as a Google Cloud function, under Google's own server. */
class MicronautGoogleContractTest extends ReceiverContract {

    private static final List<String> UNSENT = List.of(
            "a gigabyte, unsigned",
            "a gigabyte, forged",
            "a gigabyte and a word for a token",
            "a gigabyte with alg none",
            "a gigabyte, expired",
            "a gigabyte for another URL",
            "a gigabyte, signed",
            "one byte too much, announced and signed",
            "more than an int, signed",
            "the longest length there is, signed",
            "endless, unsigned",
            "endless, forged",
            "endless, expired",
            "endless, for another URL");
    private static final List<String> WITH_CHARSET =
            List.of("a body: UTF-8", "a body: no UTF-8", "a body: Latin-1 that says so");

    @Override
    protected ReceiverUnderTest start(ContractApplication application) {
        ContractFunction.willBe(application);
        return GoogleFunction.start(ContractFunction.class);
    }

    @Override
    protected DeliveryLedger ledger() {
        return MemoryLedger.create();
    }

    @Override
    protected List<ReturnForm> returnForms() {
        return ContractController.FORMS;
    }

    @Override
    protected List<Exclusion> exclusions() {
        List<Exclusion> all = new ArrayList<>(ContractController.EXCLUSIONS);
        all.add(new Exclusion("a token of 8 KiB", "Google's server takes no more than 8 KiB of headers."));
        UNSENT.forEach(name -> all.add(new Exclusion(
                name, "Google's server calls a function when the first byte of an announced body has come.")));
        WITH_CHARSET.forEach(name ->
                all.add(new Exclusion(name, "Google's server spells the charsets that it knows in its own way.")));
        return all;
    }

    @Override
    protected Optional<ExclusionsPage> page() {
        return Optional.of(ExclusionsPage.of(Path.of("..", "..", "docs", "test-kit.md"), "micronaut-google"));
    }
}
