package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.consumer.QStashClients;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.spring.mvc.QStashMvcAutoConfiguration;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.request.ReceiverRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class AutoConfigurationTest {

    private final WebApplicationContextRunner runner = MvcRunner.unconfigured().withUserConfiguration(Job.class);

    private final WebApplicationContextRunner configured =
            MvcRunner.configured().withUserConfiguration(Job.class);

    @Test
    void the_documented_environment_variables_are_enough() {
        Map<String, Object> environment = Map.of(
                "QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT,
                "QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT,
                "QSTASH_PUBLIC_BASE_URL", "https://app.example.com",
                "QSTASH_MAX_BODY_SIZE", "2MB",
                "QSTASH_MAX_CALLBACK_SIZE", "8MB",
                "QSTASH_LEEWAY", "7s",
                "QSTASH_TOKEN", "token",
                "QSTASH_URL", "http://127.0.0.1:8080");

        inEnvironment(environment).run(context -> {
            assertThat(context).hasSingleBean(Receiver.class);
            QStashProperties properties = context.getBean(QStashProperties.class);
            assertThat(properties.nextSigningKey()).isEqualTo(TestKeys.NEXT);
            assertThat(properties.maxBodySize()).isEqualTo(DataSize.ofMegabytes(2));
            assertThat(properties.maxCallbackSize()).isEqualTo(DataSize.ofMegabytes(8));
            assertThat(properties.leeway()).isEqualTo(Duration.ofSeconds(7));
            assertThat(properties.token()).isEqualTo("token");
            assertThat(properties.url()).isEqualTo("http://127.0.0.1:8080");
        });
    }

    @Test
    void the_other_words_about_the_URL_come_from_the_environment_too() {
        for (String variable : List.of("QSTASH_PUBLIC_URL=https://app.example.com/job", "QSTASH_URL_CHECK=request")) {
            String[] named = variable.split("=", 2);
            inEnvironment(Map.of("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT, named[0], named[1]))
                    .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Receiver.class));
        }
    }

    @Test
    void a_message_may_have_one_megabyte_and_a_callback_four_unless_it_is_set() {
        configured.run(context -> {
            QStashProperties properties = context.getBean(QStashProperties.class);
            assertThat(properties.maxBodySize()).isEqualTo(DataSize.ofMegabytes(1));
            assertThat(properties.maxCallbackSize()).isEqualTo(DataSize.ofMegabytes(4));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"qstash.max-body-size", "qstash.max-callback-size"})
    void a_size_that_is_no_size_says_which_property_it_is(String property) {
        for (String size : List.of("2GB", "3GB", "0", "-1")) {
            configured
                    .withPropertyValues(property + "=" + size)
                    .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(property));
        }
    }

    private WebApplicationContextRunner inEnvironment(Map<String, Object> environment) {
        return runner.withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment)));
    }

    @Test
    void without_keys_the_application_does_not_start() {
        runner.withPropertyValues("qstash.public-base-url=https://app.example.com")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("qstash.current-signing-key"));
    }

    @Test
    void a_blank_key_is_none() {
        configured
                .withPropertyValues("qstash.next-signing-key=")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("next signing key"));
    }

    @Test
    void customizers_have_the_last_word_about_every_receiver_and_client() {
        List<String> customized = new ArrayList<>();
        configured
                .withPropertyValues(
                        "qstash.token=t",
                        "qstash.accounts.shop.current-signing-key=" + TestKeys.UNKNOWN,
                        "qstash.accounts.shop.token=t-shop")
                .withBean(QStashReceiverCustomizer.class, () -> receiver -> receiver.maxBodyBytes(1))
                .withBean(QStashClientCustomizer.class, () -> client -> customized.add(client.toString()))
                .run(context -> {
                    ReceiverResponse response = context.getBean(Receiver.class)
                            .receive(
                                    ReceiverRequests.of(SignedRequest.valid().to("https://app.example.com/started")),
                                    delivery -> Outcome.acknowledge());
                    assertThat(response.status()).isEqualTo(489);
                    assertThat(context.getBean(QStashClients.class).of("shop")).isNotNull();
                    assertThat(customized).hasSize(2);
                });
    }

    @Test
    void who_only_publishes_needs_a_token_alone() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        QStashAutoConfiguration.class,
                        QStashMvcAutoConfiguration.class))
                .withPropertyValues("qstash.token=token")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(QStash.class));
    }

    @Test
    void without_a_public_URL_the_application_does_not_start() {
        runner.withPropertyValues("qstash.current-signing-key=" + TestKeys.CURRENT)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContainingAll("qstash.public-base-url", "qstash.public-url", "qstash.url-check"));
    }

    @Test
    void keys_and_token_do_not_print() {
        configured
                .withPropertyValues("qstash.token=secret-token")
                .run(context -> assertThat(
                                context.getBean(QStashProperties.class).toString())
                        .doesNotContain(TestKeys.CURRENT, "secret-token")
                        .contains("https://app.example.com"));
    }

    @Test
    void a_receiver_of_the_applications_own_is_used() {
        runner.withUserConfiguration(OwnReceiver.class)
                .run(context ->
                        assertThat(context).hasSingleBean(Receiver.class).hasBean("own"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnReceiver {

        @Bean
        Receiver own() {
            return Receiver.builder()
                    .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                    .urlCheck(UrlCheck.OFF)
                    .build();
        }
    }

    @RestController
    static class Job {

        @QStashConsumer
        @PostMapping("/started")
        void job() {}
    }
}
