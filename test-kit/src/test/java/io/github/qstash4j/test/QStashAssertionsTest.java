package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Our assertions beside those of AssertJ: this class imports both. The other tests import ours alone. */
class QStashAssertionsTest {

    private final AssertedServer asserted = new AssertedServer();

    @AfterEach
    void close() {
        asserted.close();
    }

    @Test
    void both_static_imports_have_room_in_one_class() {
        MessageHistory message = asserted.delivered(to("/jobs"));

        assertThat(message).isDelivered();
        assertThat(asserted.server()).hasDelivered("/jobs");
        assertThat(message.attempts().get(0)).isSuccessful();
        assertThat(message.messageId()).startsWith("msg_");
        assertThat(message.attempts()).hasSize(1);
        assertThat(message.state()).isNotNull();
        assertThat(message.message()).isNotNull();
    }

    @Test
    void what_assertj_has_for_every_object_is_there_too() {
        MessageHistory message = asserted.delivered(to("/jobs"));

        assertThat(message)
                .isNotNull()
                .isEqualTo(asserted.server().message(message.messageId()))
                .satisfies(history -> assertThat(history.attempts()).hasSize(1))
                .isDelivered();
    }

    @Test
    void soft_assertions_collect_their_failures() {
        MessageHistory message = asserted.delivered(to("/jobs"));
        SoftAssertions softly = new SoftAssertions();

        softly.check(() -> assertThat(message).isDeadLettered());
        softly.check(() -> assertThat(message).wasAttempted(2));

        assertThat(softly.errorsCollected()).hasSize(2);
    }

    @Test
    void an_own_message_takes_the_place_of_ours() {
        MessageHistory message = asserted.delivered(to("/jobs"));

        assertThatThrownBy(
                        () -> assertThat(message).withFailMessage("no receipt").isDeadLettered())
                .hasMessage("no receipt");
        assertThatThrownBy(
                        () -> assertThat(message).withFailMessage("no receipt").wasAnswered(500))
                .hasMessage("no receipt");
    }

    @Test
    void a_failure_carries_both_values_for_an_ide_to_compare() {
        MessageHistory message = asserted.delivered(to("/jobs"));

        assertThatThrownBy(() -> assertThat(message).wasAnswered(500, 200))
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
                    assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("[500, 200]");
                    assertThat(failure.getActual().getStringRepresentation()).isEqualTo("[200]");
                });
    }

    @Test
    void nothing_is_an_assertion_error() {
        @Nullable MessageHistory message = null;
        @Nullable AttemptRecord attempt = null;
        @Nullable DevServer server = null;

        for (var assertion : List.<Runnable>of(
                () -> assertThat(message).isDelivered(),
                () -> assertThat(message).hasQueue("receipts"),
                () -> assertThat(attempt).isSuccessful(),
                () -> assertThat(server).hasNoMessages())) {
            assertThatThrownBy(assertion::run)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Expecting actual not to be null");
        }
    }
}
