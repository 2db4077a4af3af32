package io.github.qstash4j.test.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.Run;
import io.github.qstash4j.test.spring.ConfigurationSamples.WithClientOfTheApplication;
import io.github.qstash4j.test.spring.ConfigurationSamples.WithExtensionOfTheInstance;
import io.github.qstash4j.test.spring.ConfigurationSamples.WithPropertiesOfItsOwn;
import io.github.qstash4j.test.spring.ConfigurationSamples.WithPublicUrl;
import io.github.qstash4j.test.spring.ConfigurationSamples.WithUrlCheck;
import io.github.qstash4j.test.spring.SpringSamples.InheritsExtension;
import io.github.qstash4j.test.spring.SpringSamples.OneInstance;
import io.github.qstash4j.test.spring.SpringSamples.PerMethod;
import io.github.qstash4j.test.spring.SpringSamples.QStashFirst;
import io.github.qstash4j.test.spring.SpringSamples.Session;
import io.github.qstash4j.test.spring.SpringSamples.SessionOfOtherApplication;
import io.github.qstash4j.test.spring.SpringSamples.SessionOfTheFirstAgain;
import io.github.qstash4j.test.spring.SpringSamples.SessionWithoutWeb;
import io.github.qstash4j.test.spring.SpringSamples.SpringFirst;
import io.github.qstash4j.test.spring.SpringSamples.WithExtension;
import io.github.qstash4j.test.spring.SpringSamples.WithoutQStash;
import io.github.qstash4j.test.spring.SpringSamples.WithoutWeb;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class SpringTest {

    @BeforeEach
    void clear() {
        SpringSamples.APPLICATIONS.clear();
        SpringSamples.SERVERS.clear();
    }

    @ParameterizedTest
    @ValueSource(classes = {SpringFirst.class, WithExtension.class, WithoutQStash.class, WithoutWeb.class})
    void an_application_knows_the_server_and_the_server_the_application(Class<?> sample) {
        Run.of(sample).passed(1);

        assertThat(SpringSamples.SERVERS).allSatisfy(Run::assertClosed);
    }

    @Test
    void nested_classes_share_server_and_application() {
        Run.of(QStashFirst.class).passed(3);

        assertThat(Set.copyOf(SpringSamples.SERVERS)).hasSize(1);
        assertThat(Set.copyOf(SpringSamples.APPLICATIONS)).hasSize(2);
    }

    @Test
    void an_application_is_closed_with_its_server() {
        Run.of(QStashFirst.class, WithExtension.class).passed(4);

        assertThat(SpringSamples.APPLICATIONS).noneMatch(SpringTest::isRunning);
    }

    @Test
    void an_application_stays_for_the_next_class_of_a_session() {
        Run.of(Session.class).passed(1);

        assertThat(SpringSamples.APPLICATIONS).allMatch(SpringTest::isRunning);
    }

    private static boolean isRunning(ApplicationContext application) {
        return ((ConfigurableApplicationContext) application).isActive();
    }

    @Test
    void what_the_test_says_counts_and_what_the_machine_says_does_not() {
        System.setProperty("qstash.token", "of the machine");
        try {
            Run.of(WithPropertiesOfItsOwn.class, SpringFirst.class).passed(2);
        } finally {
            System.clearProperty("qstash.token");
        }
    }

    @Test
    void an_application_that_checks_urls_in_another_way_has_no_public_base_url() {
        Run.of(WithPublicUrl.class, WithUrlCheck.class).passed(2);
    }

    @Test
    void an_annotated_parameter_is_a_bean() {
        Run.of(WithClientOfTheApplication.class).passed(2);
    }

    @Test
    void an_extension_of_an_instance_has_to_be_static() {
        assertThat(Run.of(WithExtensionOfTheInstance.class).failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).hasMessageContaining("make it static"));
    }

    @Test
    void messages_do_not_go_to_the_application_of_an_earlier_class() {
        Run.of(Session.class, SessionWithoutWeb.class).passed(2);
    }

    @Test
    void what_is_started_for_an_instance_is_closed() {
        Run.of(OneInstance.class).passed(1);

        assertThat(SpringSamples.SERVERS).hasSize(2).allSatisfy(Run::assertClosed);
    }

    @Test
    void no_class_gets_an_application_that_knows_a_closed_server() {
        Run.of(QStashFirst.class, SpringFirst.class).passed(4);
        Run.of(SpringFirst.class).passed(1);
        Run.of(WithExtension.class, InheritsExtension.class).passed(2);

        assertThat(Set.copyOf(SpringSamples.SERVERS)).hasSize(5);
        assertThat(Set.copyOf(SpringSamples.APPLICATIONS)).hasSize(6);
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
