package io.github.qstash4j.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.test.ConfigurationSamples.AnnotationAndField;
import io.github.qstash4j.test.ConfigurationSamples.EveryParameter;
import io.github.qstash4j.test.ConfigurationSamples.Fast;
import io.github.qstash4j.test.ConfigurationSamples.MethodServerInBeforeAll;
import io.github.qstash4j.test.ConfigurationSamples.MethodServerInConstructor;
import io.github.qstash4j.test.ConfigurationSamples.MethodsAtTheSameTime;
import io.github.qstash4j.test.ConfigurationSamples.NoSpeed;
import io.github.qstash4j.test.ConfigurationSamples.NoUrl;
import io.github.qstash4j.test.ConfigurationSamples.OneAtTheSameTime;
import io.github.qstash4j.test.ConfigurationSamples.OtherAtTheSameTime;
import io.github.qstash4j.test.ConfigurationSamples.Seeded;
import io.github.qstash4j.test.ConfigurationSamples.SystemPropertiesOfField;
import io.github.qstash4j.test.ConfigurationSamples.SystemPropertiesSet;
import io.github.qstash4j.test.ConfigurationSamples.TwoFields;
import io.github.qstash4j.test.ConfigurationSamples.WithoutAnnotation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    @Test
    void every_method_and_constructor_gets_its_parameters() {
        Run.of(EveryParameter.class).passed(1);
    }

    @ParameterizedTest
    @ValueSource(classes = {MethodServerInBeforeAll.class, MethodServerInConstructor.class})
    void a_server_of_a_method_serves_nothing_outside_of_it(Class<?> sample) {
        assertThat(Run.of(sample).failure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageStartingWith("With Lifetime.METHOD there is a ")
                .hasMessageEndingWith("use Lifetime.CLASS or Lifetime.SESSION.");
    }

    @ParameterizedTest
    @ValueSource(classes = {AnnotationAndField.class, TwoFields.class})
    void a_class_has_one_extension(Class<?> sample) {
        assertThat(Run.of(sample).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(sample.getName()
                        + " has more than one QStashExtension; keep either @QStashTest or one @RegisterExtension.")
                .hasNoSuppressedExceptions();
    }

    @Test
    void an_extension_without_the_annotation_says_what_to_do() {
        assertThat(Run.of(WithoutAnnotation.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("annotate it with @QStashTest instead");
    }

    @Test
    void an_option_that_cannot_be_right_is_named() {
        assertThat(Run.of(NoSpeed.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@QStashTest of " + NoSpeed.class.getName() + ": speed must be from 1 to 1000000, but is -1")
                .hasNoSuppressedExceptions();
        assertThat(Run.of(NoUrl.class).failure())
                .hasMessage("@QStashTest of " + NoUrl.class.getName()
                        + ": publicBaseUrl must be an absolute http or https URL without a query, but is"
                        + " app.example.com");
        assertThatThrownBy(() -> QStashExtension.builder().speed(1_000_001).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("speed must be");
        assertThatThrownBy(() -> QStashExtension.builder()
                        .publicBaseUrl("https://a.test?b")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("publicBaseUrl must be");
    }

    @Test
    void time_can_move_by_itself() {
        Run.of(Fast.class).passed(1);
    }

    @Test
    void ids_can_be_those_of_a_seed() {
        Run.of(Seeded.class).passed(1);
        String first = Seeded.id;
        Run.of(Seeded.class).passed(1);

        assertThat(Seeded.id).isEqualTo(first);
    }

    @Test
    void system_properties_are_what_they_were_before() {
        System.setProperty("qstash.url", "https://before.example.com");
        try {
            Run.of(SystemPropertiesSet.class, SystemPropertiesOfField.class).passed(2);

            assertThat(System.getProperty("qstash.url")).isEqualTo("https://before.example.com");
            assertThat(System.getProperties()).doesNotContainKeys("qstash.token", "qstash.public-base-url");
        } finally {
            System.clearProperty("qstash.url");
        }
    }

    @Test
    void only_one_server_at_a_time_has_the_system_properties() {
        SystemProperties held = SystemProperties.set(Map.of("qstash.token", "t"));
        try {
            assertThat(Run.of(SystemPropertiesSet.class).failure())
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageContaining("@ResourceLock(Resources.SYSTEM_PROPERTIES)");
        } finally {
            held.close();
        }
        Run.of(SystemPropertiesSet.class).passed(1);
    }

    @Test
    void classes_that_run_at_the_same_time_cannot_share_an_extension() {
        Run run = Run.concurrently("concurrent", "same_thread", OneAtTheSameTime.class, OtherAtTheSameTime.class);

        assertThat(run.failures())
                .filteredOn(ExtensionConfigurationException.class::isInstance)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("give each one of its own, annotate them with @QStashTest"));
    }

    @Test
    void an_extension_does_not_guess_which_of_several_methods_asks() {
        Run run = Run.concurrently("same_thread", "concurrent", MethodsAtTheSameTime.class);

        assertThat(run.failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("let the method have a parameter of the type DevServer"));
    }

    @Test
    void an_extension_of_methods_has_no_server_outside_of_them() {
        QStashExtension extension =
                QStashExtension.builder().lifetime(Lifetime.METHOD).build();

        assertThatThrownBy(extension::properties)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only while a test method");
    }
}
