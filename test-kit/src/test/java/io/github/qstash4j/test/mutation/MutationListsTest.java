package io.github.qstash4j.test.mutation;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists are tried by hand, so that nobody would notice when the source goes another way. */
class MutationListsTest {

    @ParameterizedTest
    @ValueSource(strings = {"receiver-core", "ledger-memory"})
    void every_check_that_a_list_switches_off_is_in_the_source(String list) {
        assertThatCode(() -> Mutations.of(list).checkTexts()).doesNotThrowAnyException();
    }
}
