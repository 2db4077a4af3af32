package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.receiver.consumer.ConsumerDefinition;
import io.github.qstash4j.spring.observation.QStashObservationAutoConfiguration;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an adapter does to have a delivery observed, whatever threads it is handled in. */
class HandlingTest {

    private final TestObservationRegistry observations = TestObservationRegistry.create();
    private final Receiver receiver = Receiver.builder()
            .signingKeys(SigningKeys.of(TestKeys.CURRENT))
            .urlCheck(UrlCheck.OFF)
            .build();
    private final Admission.Admitted admitted = admitted();

    private Admission.Admitted admitted() {
        SignedRequest request = SignedRequest.valid();
        return (Admission.Admitted) receiver.admit(ReceiverRequest.of(
                request.url(), RequestHeaders.of(request.headers()), DeliveryBody.of(request.body())));
    }

    private Handling handling(@Nullable Object parent) {
        Handling[] handling = new Handling[1];
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(QStashObservationAutoConfiguration.class))
                .withBean(TestObservationRegistry.class, () -> observations)
                .run(context -> handling[0] = new ObservedEndpoint(
                                new ConsumerDefinition(
                                        "Jobs#job()", ConsumerDefinition.Kind.MESSAGE, List.of(), null, null),
                                Set.of("/job"),
                                List.of(),
                                receiver,
                                context.getBean(HandlingObserver.class))
                        .handling(admitted, parent));
        return handling[0];
    }

    @Test
    void is_a_part_of_what_Reactors_context_says_and_not_current_by_itself() {
        Observation parent = Observation.start("http.server.requests", observations);

        Handling handling = handling(parent);

        assertThat(observations.getCurrentObservation()).isNull();
        Observation own =
                (Observation) Objects.requireNonNull(handling.context().get(ObservationThreadLocalAccessor.KEY));
        assertThat(own.getContext().getParentObservation()).isSameAs(parent);
        assertThat(own.getContext().getName()).isEqualTo("qstash.receive");
    }

    @Test
    void ends_when_it_is_settled_and_nobody_has_it_open() {
        Handling handling = handling(null);
        Handling.Current first = handling.open();
        Handling.Current second = handling.open();
        second.close();

        admitted.settle(Outcome.acknowledge());

        assertThat(observations)
                .hasObservationWithNameEqualTo("qstash.receive")
                .that()
                .isNotStopped();
        first.close();
        assertThat(observations)
                .hasObservationWithNameEqualTo("qstash.receive")
                .that()
                .hasBeenStopped();
    }

    @Test
    void ends_when_there_was_an_answer_before_the_work_was_done() {
        Handling handling = handling(null);
        Handling.Current current = handling.open();

        handling.unfinished(ReceiverResponse.of(503, Map.of(), new byte[0]));
        current.close();

        assertThat(observations)
                .hasObservationWithNameEqualTo("qstash.receive")
                .that()
                .hasLowCardinalityKeyValue("status", "5xx")
                .hasBeenStopped();
    }

    @Test
    void who_comes_too_late_finds_nothing_to_open() {
        Handling handling = handling(null);
        admitted.settle(Outcome.acknowledge());

        try (Handling.Current late = handling.open()) {
            assertThat(late).isNotNull();
            assertThat(observations.getCurrentObservation()).isNull();
        }
    }

    @Test
    void without_an_observer_there_is_nothing_to_open() {
        Handling handling = new ObservedEndpoint(
                        new ConsumerDefinition("Jobs#job()", ConsumerDefinition.Kind.MESSAGE, List.of(), null, null),
                        Set.of("/job"),
                        List.of(),
                        receiver,
                        null)
                .handling(admitted);

        handling.open().close();
        assertThat(handling.context()).isEmpty();
    }
}
