package io.github.qstash4j.test.ledger;

import io.github.qstash4j.test.contract.Exclusion;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract on one mutant. It fails, so it is run by {@link LedgerMutantsTest} alone, and not by its name. */
@ExtendWith(MutantContract.Chosen.class)
class MutantContract extends LedgerContract {

    static final String NAME = "mutant";

    private final Mutant mutant;

    MutantContract(Mutant mutant) {
        this.mutant = mutant;
    }

    @Override
    protected LedgerUnderTest open() {
        return mutant.open();
    }

    @Override
    protected List<Exclusion> exclusions() {
        return mutant.open().clientClock().isPresent()
                ? List.of()
                : List.of(new Exclusion("client clocks", "The store's clock decides."));
    }

    /** The mutant that a run of the engine names. */
    static final class Chosen implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Mutant.class;
        }

        @Override
        public Mutant resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String name = context.getConfigurationParameter(NAME).orElseThrow();
            return Mutant.all().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
