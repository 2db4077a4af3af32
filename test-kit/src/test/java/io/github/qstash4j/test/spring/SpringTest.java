package io.github.qstash4j.test.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.Run;
import io.github.qstash4j.test.spring.SpringSamples.InheritsExtension;
import io.github.qstash4j.test.spring.SpringSamples.OneInstance;
import io.github.qstash4j.test.spring.SpringSamples.PerMethod;
import io.github.qstash4j.test.spring.SpringSamples.QStashFirst;
import io.github.qstash4j.test.spring.SpringSamples.Session;
import io.github.qstash4j.test.spring.SpringSamples.SessionOfOtherApplication;
import io.github.qstash4j.test.spring.SpringSamples.SessionOfTheFirstAgain;
import io.github.qstash4j.test.spring.SpringSamples.SpringFirst;
import io.github.qstash4j.test.spring.SpringSamples.WithDynamicProperties;
import io.github.qstash4j.test.spring.SpringSamples.WithExtension;
import io.github.qstash4j.test.spring.SpringSamples.WithoutQStash;
import io.github.qstash4j.test.spring.SpringSamples.WithoutWeb;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpringTest {

    @BeforeEach
    void clear() {
        SpringSamples.APPLICATIONS.clear();
        SpringSamples.SERVERS.clear();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SpringFirst.class,
                WithExtension.class,
                WithDynamicProperties.class,
                WithoutQStash.class,
                WithoutWeb.class
            })
    void an_application_knows_the_server_and_the_server_the_application(Class<?> sample) {
        Run.of(sample).passed(1);

        assertThat(SpringSamples.SERVERS).allSatisfy(Run::assertClosed);
    }

    @Test
    void nested_classes_share_server_and_application() {
        Run.of(QStashFirst.class).passed(2);

        assertThat(Set.copyOf(SpringSamples.SERVERS)).hasSize(1);
        assertThat(Set.copyOf(SpringSamples.APPLICATIONS)).hasSize(1);
    }

    @Test
    void what_is_started_for_an_instance_is_closed() {
        Run.of(OneInstance.class).passed(1);

        assertThat(SpringSamples.SERVERS).hasSize(2).allSatisfy(Run::assertClosed);
    }

    @Test
    void no_class_gets_an_application_that_knows_a_closed_server() {
        Run.of(QStashFirst.class, SpringFirst.class).passed(3);
        Run.of(SpringFirst.class).passed(1);
        Run.of(WithExtension.class, InheritsExtension.class).passed(2);

        assertThat(Set.copyOf(SpringSamples.SERVERS)).hasSize(5);
        assertThat(Set.copyOf(SpringSamples.APPLICATIONS)).hasSize(5);
    }

    @Test
    void classes_share_an_application_in_a_session_and_messages_go_to_that_of_the_class() {
        Run.of(Session.class, SessionOfOtherApplication.class, SessionOfTheFirstAgain.class)
                .passed(3);

        assertThat(Set.copyOf(SpringSamples.SERVERS)).hasSize(1);
        assertThat(Set.copyOf(SpringSamples.APPLICATIONS)).hasSize(2);
    }

    @Test
    void an_application_cannot_have_a_server_for_each_method() {
        Run run = Run.of(PerMethod.class);

        assertThat(run.failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessageContaining("its application is started once for all of them; use Lifetime.CLASS"));
    }
}
