package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcknowledgeActionTest {

    @Test
    void actions_run_in_order_before_an_acknowledgement() {
        List<String> ran = new ArrayList<>();

        assertThat(receive(delivery -> {
                            delivery.beforeAcknowledge(() -> ran.add("first"));
                            delivery.beforeAcknowledge(() -> ran.add("second"));
                            ran.add("handler");
                            return Outcome.acknowledge();
                        })
                        .status())
                .isEqualTo(200);
        assertThat(ran).containsExactly("handler", "first", "second");
    }

    @Test
    void an_action_that_fails_turns_the_acknowledgement_into_a_retry() {
        List<String> ran = new ArrayList<>();

        assertThat(receive(delivery -> {
                            delivery.beforeAcknowledge(() -> {
                                throw new IOException("no network");
                            });
                            delivery.beforeAcknowledge(() -> ran.add("second"));
                            return Outcome.acknowledge();
                        })
                        .status())
                .isEqualTo(500);
        assertThat(ran).isEmpty();
    }

    @Test
    void no_action_runs_when_the_delivery_is_not_acknowledged() {
        List<String> ran = new ArrayList<>();
        List<DeliveryHandler> endings = List.of(
                delivery -> Outcome.retry(),
                delivery -> Outcome.retryAfter(Duration.ZERO),
                delivery -> Outcome.retryAfter(NOW),
                delivery -> Outcome.reject("no"),
                delivery -> {
                    throw new Exception("failed");
                });

        for (DeliveryHandler ending : endings) {
            receive(delivery -> {
                delivery.beforeAcknowledge(() -> ran.add("action"));
                return ending.handle(delivery);
            });
        }

        assertThat(ran).isEmpty();
    }

    @Test
    void a_frameworks_own_success_runs_the_actions_and_stays_what_it_is() {
        List<String> ran = new ArrayList<>();
        Admission.Admitted admitted = admitted();
        admitted.delivery().beforeAcknowledge(() -> ran.add("action"));
        ReceiverResponse own = ReceiverResponse.of(201, Map.of("Location", "/x"), "made".getBytes(UTF_8));

        assertThat(admitted.settle(own)).isSameAs(own);
        assertThat(ran).containsExactly("action");
    }

    @Test
    void a_frameworks_own_success_is_a_retry_when_an_action_fails() {
        Admission.Admitted admitted = admitted();
        admitted.delivery().beforeAcknowledge(() -> {
            throw new Exception("failed");
        });

        assertThat(admitted.settle(ReceiverResponse.of(200, Map.of(), new byte[0]))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void a_frameworks_own_failure_runs_no_action() {
        List<String> ran = new ArrayList<>();
        Admission.Admitted admitted = admitted();
        admitted.delivery().beforeAcknowledge(() -> ran.add("action"));

        assertThat(admitted.settle(ReceiverResponse.of(300, Map.of(), new byte[0]))
                        .status())
                .isEqualTo(300);
        assertThat(ran).isEmpty();
    }

    @Test
    void an_action_may_add_another() {
        List<String> ran = new ArrayList<>();

        receive(delivery -> {
            delivery.beforeAcknowledge(() -> delivery.beforeAcknowledge(() -> ran.add("second")));
            return Outcome.acknowledge();
        });

        assertThat(ran).containsExactly("second");
    }

    @Test
    void an_action_that_would_never_run_is_refused() {
        for (Outcome outcome : List.of(Outcome.acknowledge(), Outcome.retry())) {
            List<Delivery> late = new ArrayList<>();
            receive(delivery -> {
                late.add(delivery);
                return outcome;
            });

            assertThatIllegalStateException().isThrownBy(() -> late.get(0).beforeAcknowledge(() -> {}));
        }
    }

    @Test
    void a_delivery_is_settled_when_its_last_action_has_run_or_none_is_to_run() {
        for (Outcome outcome : List.of(Outcome.acknowledge(), Outcome.retry())) {
            List<Delivery> late = new ArrayList<>();
            List<Boolean> meanwhile = new ArrayList<>();
            receive(delivery -> {
                late.add(delivery);
                meanwhile.add(delivery.isSettled());
                delivery.beforeAcknowledge(() -> meanwhile.add(delivery.isSettled()));
                return outcome;
            });

            assertThat(meanwhile).containsOnly(false);
            assertThat(late.get(0).isSettled()).isTrue();
        }
    }

    private static ReceiverResponse receive(DeliveryHandler handler) {
        return receiver().build().receive(sent(valid()), handler);
    }

    private static Admission.Admitted admitted() {
        return (Admission.Admitted) receiver().build().admit(sent(valid()));
    }
}
