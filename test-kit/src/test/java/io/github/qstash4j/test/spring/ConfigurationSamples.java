package io.github.qstash4j.test.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.test.QStashExtension;
import io.github.qstash4j.test.QStashTest;
import io.github.qstash4j.test.TestServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Tests that say something themselves of what the kit says otherwise. */
final class ConfigurationSamples {

    private ConfigurationSamples() {}

    @QStashTest
    @SpringJUnitConfig(SpringSamples.ApplicationWithoutWeb.class)
    @TestPropertySource(properties = "qstash.token=of the test")
    static class WithPropertiesOfItsOwn {

        @DynamicPropertySource
        static void properties(DynamicPropertyRegistry registry) {
            registry.add("qstash.url", () -> "https://dynamic.example.com");
        }

        @Test
        void they_count(
                @Value("${qstash.token}") String token,
                @Value("${qstash.url}") String url,
                @Value("${qstash.current-signing-key}") String key,
                DevServer server) {
            assertThat(token).isEqualTo("of the test");
            assertThat(url).isEqualTo("https://dynamic.example.com");
            assertThat(key).isEqualTo(server.currentSigningKey());
        }
    }

    @QStashTest
    @SpringJUnitConfig(SpringSamples.ApplicationWithoutWeb.class)
    @TestPropertySource(properties = "qstash.public-url=https://shop.example.com/${job}")
    static class WithPublicUrl {

        @Test
        void the_application_has_no_base_url(@Autowired Environment environment) {
            assertThat(environment.containsProperty("qstash.public-base-url")).isFalse();
            assertThat(environment.getProperty("qstash.public-base-url")).isNull();
            assertThat(environment.containsProperty("qstash.token")).isTrue();
        }
    }

    @QStashTest
    @SpringJUnitConfig(SpringSamples.ApplicationWithoutWeb.class)
    static class WithUrlCheck {

        @DynamicPropertySource
        static void properties(DynamicPropertyRegistry registry) {
            registry.add("qstash.url-check", () -> "off");
        }

        @Test
        void the_application_has_no_base_url(@Autowired Environment environment) {
            assertThat(environment.getProperty("qstash.public-base-url")).isNull();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ApplicationWithClient {

        @Bean
        QStash qstash() {
            return QStash.builder().token("token").baseUrl("http://127.0.0.1:1").build();
        }
    }

    @QStashTest
    @SpringJUnitConfig(ApplicationWithClient.class)
    static class WithClientOfTheApplication {

        @Autowired
        QStash field;

        @Test
        void annotated_parameters_are_beans(@Autowired QStash bean, QStash ofServer, TestServer server) {
            assertThat(bean).isSameAs(field);
            assertThat(ofServer).isSameAs(server.client());
        }

        @Nested
        class WithConstructor {

            private final QStash bean;

            @Autowired
            WithConstructor(QStash bean) {
                this.bean = bean;
            }

            @Test
            void its_parameters_are_beans() {
                assertThat(bean).isSameAs(field);
            }
        }
    }

    @SpringJUnitConfig(SpringSamples.ApplicationWithoutWeb.class)
    static class WithExtensionOfTheInstance {

        @RegisterExtension
        final QStashExtension qstash = QStashExtension.create();

        @Test
        void test() {}
    }
}
