package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is open while a framework handles a delivery hears of its end, however it comes. */
class WhenSettledTest {

    private final List<String> heard = new ArrayList<>();

    private Admission.Admitted admitted() {
        Admission.Admitted admitted = (Admission.Admitted) receiver().build().admit(sent(valid()));
        admitted.whenSettled(this::hear);
        return admitted;
    }

    private void hear(@Nullable Outcome outcome, ReceiverResponse response, @Nullable Throwable thrown) {
        heard.add(outcome + " " + response.status() + " " + thrown);
    }

    @Test
    void an_outcome_is_told_with_its_response() {
        admitted().settle(Outcome.reject("no"));

        assertThat(heard).containsExactly("Reject[reason=no] 489 null");
    }

    @Test
    void an_exception_is_told_as_it_was_thrown() {
        admitted().settle(new NonRetryableException("cancelled"));

        assertThat(heard).containsExactly("Reject[reason=cancelled] 489 " + new NonRetryableException("cancelled"));
    }

    @Test
    void a_frameworks_own_response_has_no_outcome() {
        admitted().settle(ReceiverResponse.of(404, Map.of(), new byte[0]));

        assertThat(heard).containsExactly("null 404 null");
    }

    @Test
    void an_error_of_an_action_is_told_and_still_thrown() {
        Admission.Admitted admitted = admitted();
        admitted.delivery().beforeAcknowledge(() -> {
            throw new AssertionError("action");
        });

        assertThatThrownBy(() -> admitted.settle(Outcome.acknowledge())).hasMessage("action");
        assertThat(heard).containsExactly("Retry[] 500 java.lang.AssertionError: action");
    }

    @Test
    void it_is_told_once() {
        Admission.Admitted admitted = admitted();
        admitted.settle(Outcome.acknowledge());

        assertThatThrownBy(() -> admitted.settle(Outcome.acknowledge())).isInstanceOf(IllegalStateException.class);
        assertThat(heard).hasSize(1);
    }

    @Test
    void what_it_throws_changes_nothing() {
        try (RecordedLog log = new RecordedLog()) {
            Admission.Admitted admitted = admitted();
            admitted.whenSettled((outcome, response, thrown) -> {
                throw new AssertionError("mine");
            });

            assertThat(admitted.settle(Outcome.acknowledge()).status()).isEqualTo(200);
            assertThat(log.lines)
                    .singleElement()
                    .asString()
                    .contains("settled has failed")
                    .endsWith("mine");
        }
    }
}
