package io.github.qstash4j.receiver.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsumerUrlsTest {

    private final ConsumerUrls base = new ConsumerUrls("https://app.example.com/ https://old.example.com", null, null);

    @Test
    void a_path_stands_behind_the_first_base_URL_and_the_applications_own_path() {
        assertThat(base.of(endpoint(List.of(), "/job"), "")).isEqualTo("https://app.example.com/job");
        assertThat(base.of("/job", "api/")).isEqualTo("https://app.example.com/api/job");
        assertThat(base.of("/job", "//api//v1/")).isEqualTo("https://app.example.com/api/v1/job");
        assertThat(base.of("/job", "/")).isEqualTo("https://app.example.com/job");
        assertThat(base.of("https://elsewhere.example/", "/api")).isEqualTo("https://elsewhere.example/");
    }

    @Test
    void the_URL_of_a_consumers_own_or_of_the_only_one_comes_first() {
        assertThat(base.of(endpoint(List.of("https://own.example/x"), "/job"), ""))
                .isEqualTo("https://own.example/x");
        assertThat(new ConsumerUrls(null, " https://one.example/x https://two.example/x ", null)
                        .of(endpoint(List.of(), "/job"), ""))
                .isEqualTo("https://one.example/x");
    }

    @Test
    void what_has_no_one_URL_cannot_be_scheduled() {
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> base.of(endpoint(List.of(), "/job/{id}"), ""))
                .withMessageContaining("more than one path");
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> base.path(endpoint(List.of(), "/job", "/task")));
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> new ConsumerUrls(null, null, UrlCheck.REQUEST).of("/job", ""))
                .withMessageContaining("Set qstash.public-base-url (QSTASH_PUBLIC_BASE_URL).");
    }

    private static ConsumerEndpoint endpoint(List<String> urls, String... paths) {
        return new ConsumerEndpoint(
                new ConsumerDefinition("job", ConsumerDefinition.Kind.MESSAGE, urls, null, null),
                Set.of(paths),
                Receiver.builder()
                        .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                        .publicBaseUrl("https://app.example.com")
                        .build());
    }
}
