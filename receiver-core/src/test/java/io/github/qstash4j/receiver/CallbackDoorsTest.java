package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The doors for callbacks: their models, and their longer bodies. */
class CallbackDoorsTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void a_callback_is_read_for_its_handler_and_settled_like_any_delivery() {
        List<String> sources = new ArrayList<>();

        ReceiverResponse response = receiver()
                .build()
                .receiveCallback(sent(signed(CallbackFixture.valid())), callback -> {
                    sources.add(callback.sourceMessageId() + " " + callback.status());
                    return Outcome.acknowledge("noted");
                });

        assertThat(sources).containsExactly("msg_source 201");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).asString(UTF_8).isEqualTo("noted");
    }

    @Test
    void a_failure_callback_is_read_for_its_handler_and_settled_like_any_delivery() {
        List<String> letters = new ArrayList<>();

        ReceiverResponse response = receiver()
                .build()
                .receiveFailureCallback(sent(signed(CallbackFixture.failure())), failure -> {
                    letters.add(failure.dlqId());
                    return Outcome.retry();
                });

        assertThat(letters).containsExactly("1725323658779-0");
        assertThat(response.status()).isEqualTo(500);
    }

    @Test
    void what_is_no_callback_is_rejected_and_its_handler_not_called() {
        Receiver receiver = receiver().build();
        CallbackHandler never = callback -> {
            throw new AssertionError("called");
        };

        assertThat(receiver.receiveCallback(sent(valid()), never).status()).isEqualTo(489);
        assertThat(receiver.receiveFailureCallback(sent(signed(CallbackFixture.valid())), failure -> {
                            throw new AssertionError("called");
                        })
                        .status())
                .isEqualTo(489);
        assertThat(receiver.receiveCallback(sent(valid().signedWith(TestKeys.UNKNOWN)), never)
                        .status())
                .isEqualTo(401);
        assertThat(receiver()
                        .onUndecodable(OnUndecodable.RETRY)
                        .build()
                        .receiveCallback(sent(valid()), never)
                        .status())
                .isEqualTo(500);
    }

    @Test
    void a_message_may_have_one_mebibyte_and_a_callback_four() {
        Receiver receiver = receiver().build();

        assertThat(receiver.admit(sent(valid().body(new byte[MEBIBYTE])))).isInstanceOf(Admission.Admitted.class);
        tooLarge(receiver.admit(sent(valid().body(new byte[MEBIBYTE + 1]))));
        assertThat(receiver.admitCallback(sent(valid().body(new byte[4 * MEBIBYTE]))))
                .isInstanceOf(Admission.Admitted.class);
        tooLarge(receiver.admitCallback(sent(valid().body(new byte[4 * MEBIBYTE + 1]))));
    }

    @Test
    void the_limits_of_messages_and_callbacks_are_set_apart() {
        Receiver receiver = receiver().maxBodyBytes(10).maxCallbackBytes(20).build();

        assertThat(maxBodyBytes(receiver.authenticate(sent(valid())))).isEqualTo(10);
        assertThat(maxBodyBytes(receiver.authenticateCallback(sent(valid())))).isEqualTo(20);
        tooLarge(receiver.admit(sent(valid().body("x".repeat(11)))));
        tooLarge(receiver.admitCallback(sent(valid().body("x".repeat(21)))));
        assertThat(receiver.receiveCallback(sent(valid().body("x".repeat(21))), callback -> Outcome.acknowledge())
                        .status())
                .isEqualTo(489);
    }

    @Test
    void the_log_names_the_option_that_would_let_a_body_in() {
        receiver().maxBodyBytes(10).build().admit(sent(valid()));
        receiver().maxCallbackBytes(20).build().admitCallback(sent(valid()));

        assertThat(log.lines).hasSize(2);
        assertThat(log.lines.get(0)).contains("TOO_LARGE", "10 bytes of the option maxBodyBytes");
        assertThat(log.lines.get(1)).contains("TOO_LARGE", "20 bytes of the option maxCallbackBytes");
    }

    private static int maxBodyBytes(Authentication authentication) {
        return ((Authentication.Authentic) authentication).maxBodyBytes();
    }

    private static void tooLarge(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        ReceiverResponse response = ((Admission.Refused) admission).response();
        assertThat(response.status()).isEqualTo(489);
        assertThat(response.headers()).containsEntry("Upstash-NonRetryable-Error", "true");
    }

    private static SignedRequest signed(CallbackFixture callback) {
        return valid().body(callback.json());
    }
}
