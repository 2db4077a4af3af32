package io.github.qstash4j.micronaut.google;

import io.github.qstash4j.micronaut.QStashHttpFunction;
import io.github.qstash4j.test.contract.ContractApplication;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contract's application as a function, which Google's server makes by the name of its class. */
public final class ContractFunction extends QStashHttpFunction {

    private static volatile @Nullable ContractApplication next;

    /** Made by the server. */
    public ContractFunction() {
        super(ApplicationContext.builder(Map.of("micronaut.security.enabled", false))
                .singletons(Objects.requireNonNull(next))
                .start());
    }

    static void willBe(ContractApplication application) {
        next = application;
    }
}
