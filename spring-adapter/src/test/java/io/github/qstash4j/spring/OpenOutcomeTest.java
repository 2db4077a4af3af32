package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** An {@link Outcome} that anybody could ask for keeps an application from starting. */
class OpenOutcomeTest {

    private final WebApplicationContextRunner configured =
            MvcRunner.configured().withUserConfiguration(Job.class);

    @Test
    void a_method_that_returns_an_Outcome_to_anybody_keeps_the_application_from_starting() {
        configured
                .withUserConfiguration(Unannotated.class)
                .run(context ->
                        assertThat(context).getFailure().hasMessageContaining("without being a @QStashConsumer"));
    }

    @Test
    void an_Outcome_inside_anything_that_would_be_written_keeps_the_application_from_starting() {
        for (Class<?> consumer : List.of(InEntity.class, InFlux.class, InList.class)) {
            configured
                    .withUserConfiguration(consumer)
                    .run(context ->
                            assertThat(context).getFailure().hasMessageContaining("would be written to the response"));
        }
    }

    @Test
    void a_type_that_is_bounded_by_itself_is_no_Outcome() {
        configured
                .withUserConfiguration(SelfBounded.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void no_controller_is_made_before_its_time() {
        configured
                .withUserConfiguration(MadeLater.Lazily.class, MadeLater.EachTime.class, MadeLater.InARequest.class)
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(MadeLater.MADE).isEmpty();
    }

    @Test
    void an_Outcome_as_the_bound_of_a_type_variable_is_seen() {
        configured
                .withUserConfiguration(OfBoundedType.class)
                .run(context ->
                        assertThat(context).getFailure().hasMessageContaining("without being a @QStashConsumer"));
    }

    @RestController
    static class Job {

        @QStashConsumer
        @PostMapping("/started")
        void job() {}
    }

    @RestController
    static class Unannotated {

        @PostMapping("/job")
        Outcome job() {
            return Outcome.acknowledge();
        }
    }

    @RestController
    static class InEntity {

        @QStashConsumer
        @PostMapping("/job")
        ResponseEntity<Outcome> job() {
            return ResponseEntity.ok(Outcome.retry());
        }
    }

    @RestController
    static class InFlux {

        @QStashConsumer
        @PostMapping("/job")
        Flux<Outcome> job() {
            return Flux.just(Outcome.retry());
        }
    }

    @RestController
    static class InList {

        @QStashConsumer
        @PostMapping("/job")
        List<Outcome> job() {
            return List.of(Outcome.retry());
        }
    }

    /** Has nothing to do with us. */
    @RestController
    static class SelfBounded {

        @GetMapping("/raw")
        @SuppressWarnings("rawtypes")
        Enum raw() {
            return Thread.State.NEW;
        }

        @GetMapping("/comparable")
        <T extends Comparable<T>> T comparable(T same) {
            return same;
        }
    }

    @RestController
    static class OfBoundedType {

        @PostMapping("/job")
        <T extends List<Outcome>> T job(T same) {
            return same;
        }
    }

    static class MadeLater {

        static final List<Object> MADE = new ArrayList<>();

        MadeLater() {
            MADE.add(this);
        }

        @Lazy
        @RestController
        static class Lazily extends MadeLater {

            @QStashMapping("/lazily")
            void job() {}
        }

        @Scope("prototype")
        @RestController
        static class EachTime extends MadeLater {

            @QStashMapping("/each-time")
            void job() {}
        }

        @Scope("request")
        @RestController
        static class InARequest extends MadeLater {

            @GetMapping("/in-a-request")
            void open() {}
        }
    }
}
