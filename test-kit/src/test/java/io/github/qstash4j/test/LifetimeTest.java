package io.github.qstash4j.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.test.LifetimeSamples.BeforeTheTests;
import io.github.qstash4j.test.LifetimeSamples.ConcurrentClass;
import io.github.qstash4j.test.LifetimeSamples.ConcurrentMethods;
import io.github.qstash4j.test.LifetimeSamples.FailsAfter;
import io.github.qstash4j.test.LifetimeSamples.FailsBefore;
import io.github.qstash4j.test.LifetimeSamples.InheritingOne;
import io.github.qstash4j.test.LifetimeSamples.InheritingTwo;
import io.github.qstash4j.test.LifetimeSamples.InstanceField;
import io.github.qstash4j.test.LifetimeSamples.InstanceFieldOfOneInstance;
import io.github.qstash4j.test.LifetimeSamples.OneInstance;
import io.github.qstash4j.test.LifetimeSamples.OtherConcurrentClass;
import io.github.qstash4j.test.LifetimeSamples.OtherSession;
import io.github.qstash4j.test.LifetimeSamples.ParameterizedPerMethod;
import io.github.qstash4j.test.LifetimeSamples.PerClass;
import io.github.qstash4j.test.LifetimeSamples.PerMethod;
import io.github.qstash4j.test.LifetimeSamples.SameSession;
import io.github.qstash4j.test.LifetimeSamples.Session;
import io.github.qstash4j.test.LifetimeSamples.StaticField;
import io.github.qstash4j.test.LifetimeSamples.StaticFieldInherited;
import io.github.qstash4j.test.LifetimeSamples.StaticFieldPerMethod;
import io.github.qstash4j.test.OtherExtensionSamples.AnotherFailsBeforeEach;
import io.github.qstash4j.test.OtherExtensionSamples.AnotherFailsFirst;
import io.github.qstash4j.test.OtherExtensionSamples.AnotherFailsWithTheInstance;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifetimeTest {

    @BeforeEach
    void clear() {
        LifetimeSamples.SEEN.clear();
    }

    @AfterEach
    void every_server_is_closed() {
        assertThat(LifetimeSamples.all()).isNotEmpty().allSatisfy(Run::assertClosed);
    }

    @Test
    void a_class_and_its_nested_classes_share_a_server() {
        Run.of(PerClass.class).passed(9);

        assertThat(servers()).hasSize(2);
        assertThat(LifetimeSamples.of("Inner.one"))
                .isSameAs(LifetimeSamples.of("PerClass.one"))
                .isNotSameAs(LifetimeSamples.of("WithItsOwn.one"));
    }

    @Test
    void the_only_instance_of_a_class_can_have_the_server_in_its_constructor() {
        Run.of(OneInstance.class).passed(3);

        assertThat(servers()).hasSize(1);
    }

    @Test
    void each_method_and_each_invocation_can_have_a_server_and_its_constructor_has_the_same() {
        Run.of(PerMethod.class).passed(6);

        assertThat(servers()).hasSize(6);
        assertThat(LifetimeSamples.SEEN.get("PerMethod.one"))
                .hasSize(2)
                .containsOnly(LifetimeSamples.of("PerMethod.one"));
    }

    @Test
    void what_makes_the_arguments_of_invocations_has_a_server_of_its_own_too() {
        Run.of(ParameterizedPerMethod.class).passed(2);

        assertThat(servers()).hasSize(3);
    }

    @Test
    void classes_share_the_server_of_a_session_if_they_want_the_same_one() {
        Run.of(Session.class, SameSession.class, OtherSession.class).passed(12);

        assertThat(servers()).hasSize(2);
        assertThat(LifetimeSamples.of("Session.one"))
                .isSameAs(LifetimeSamples.of("InnerSession.one"))
                .isSameAs(LifetimeSamples.of("SameSession.one"))
                .isNotSameAs(LifetimeSamples.of("OtherSession.one"));
    }

    @Test
    void each_run_of_the_engine_is_a_session() {
        Run.of(Session.class).passed(6);
        Run.of(Session.class).passed(6);

        assertThat(servers()).hasSize(2);
    }

    @Test
    void each_class_that_inherits_the_annotation_has_a_server() {
        Run.of(InheritingOne.class, InheritingTwo.class).passed(18);

        assertThat(LifetimeSamples.of("InheritingOne.one")).isNotSameAs(LifetimeSamples.of("InheritingTwo.one"));
    }

    @Test
    void a_static_extension_gives_a_class_and_its_nested_classes_a_server() {
        Run.of(StaticField.class).passed(6);

        assertThat(servers()).hasSize(1);
    }

    @Test
    void each_class_that_inherits_a_static_extension_has_a_server() {
        Run.of(StaticField.class, StaticFieldInherited.class).passed(12);

        assertThat(LifetimeSamples.of("StaticField.one")).isNotSameAs(LifetimeSamples.of("StaticFieldInherited.one"));
    }

    @Test
    void an_extension_in_an_instance_lives_as_long_as_the_instance_does() {
        Run.of(InstanceField.class).passed(3);
        assertThat(servers()).hasSize(3);

        LifetimeSamples.SEEN.clear();
        Run.of(InstanceFieldOfOneInstance.class).passed(3);
        assertThat(servers()).hasSize(1);
    }

    @Test
    void a_static_extension_can_give_each_method_a_server() {
        Run.of(StaticFieldPerMethod.class).passed(2);

        assertThat(servers()).hasSize(2);
    }

    @Test
    void an_application_may_ask_for_the_server_before_the_tests_begin() {
        Run.of(BeforeTheTests.class).passed(1);
    }

    @Test
    void the_server_is_closed_when_a_lifecycle_method_fails() {
        assertThat(Run.of(FailsBefore.class).failure()).hasMessage("before");
        assertThat(Run.of(FailsAfter.class).failure()).hasMessage("after");

        assertThat(LifetimeSamples.SEEN).containsOnlyKeys("FailsBefore", "FailsAfter");
    }

    @Test
    void the_server_is_closed_when_what_starts_the_application_fails() {
        assertThat(Run.of(AnotherFailsFirst.class).failure()).hasMessage("first");
        assertThat(Run.of(AnotherFailsWithTheInstance.class).failure()).hasMessage("first");
        assertThat(Run.of(AnotherFailsBeforeEach.class).failure()).hasMessage("first");

        assertThat(LifetimeSamples.SEEN)
                .containsOnlyKeys("AnotherFailsFirst", "AnotherFailsWithTheInstance", "AnotherFailsBeforeEach");
    }

    @Test
    void methods_and_classes_that_run_at_the_same_time_have_their_own() {
        Run.concurrently("same_thread", "concurrent", ConcurrentMethods.class).passed(2);
        Run.concurrently("concurrent", "same_thread", ConcurrentClass.class, OtherConcurrentClass.class)
                .passed(2);

        assertThat(servers()).hasSize(4);
    }

    private static Set<DevServer> servers() {
        return Set.copyOf(LifetimeSamples.all());
    }
}
