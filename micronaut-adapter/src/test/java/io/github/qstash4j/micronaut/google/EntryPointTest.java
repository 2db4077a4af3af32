package io.github.qstash4j.micronaut.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.ContractResponse;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.gcp.function.http.HttpFunction;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a rejection, whose status Micronaut's own entry point cannot send. */
class EntryPointTest {

    private static ContractApplication application;

    @BeforeEach
    void makeAnApplication() {
        application = ContractApplication.withoutLedger();
    }

    /** Micronaut's own. */
    public static final class OwnOfMicronaut extends HttpFunction {

        /** Made by the server. */
        public OwnOfMicronaut() {
            super(ApplicationContext.builder(Map.of("micronaut.security.enabled", false))
                    .singletons(application)
                    .start());
        }
    }

    @Test
    void a_rejection_is_one_under_our_entry_point() throws Exception {
        ContractFunction.willBe(application);

        ContractResponse response = answerToWhatCannotBeDecoded(ContractFunction.class);

        assertThat(response.status()).isEqualTo(489);
        assertThat(response.header("Upstash-NonRetryable-Error")).isEqualTo("true");
    }

    @Test
    void a_rejection_is_a_retry_under_that_of_Micronaut() throws Exception {
        assertThat(answerToWhatCannotBeDecoded(OwnOfMicronaut.class).status()).isEqualTo(500);
    }

    private static ContractResponse answerToWhatCannotBeDecoded(Class<?> entryPoint) throws Exception {
        try (ReceiverUnderTest function = GoogleFunction.start(entryPoint)) {
            return function.exchange(SignedRequest.valid()
                    .to(ContractApplication.PUBLIC_BASE_URL + ContractApplication.PAYLOAD)
                    .json("{"));
        }
    }
}
