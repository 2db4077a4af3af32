package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QStashBuilderTest {

    private static final String TOKEN = "secret-token";

    @Test
    void reads_the_environment() {
        QStash qstash = QStash.fromEnvironment(Map.of("QSTASH_TOKEN", TOKEN, "QSTASH_URL", "http://127.0.0.1:8080/"));

        assertThat(qstash).hasToString("QStash[http://127.0.0.1:8080, token redacted]");
    }

    @Test
    void goes_to_the_documented_url_without_another_one() {
        assertThat(QStash.fromEnvironment(Map.of("QSTASH_TOKEN", TOKEN, "QSTASH_URL", " ")))
                .hasToString("QStash[https://qstash.upstash.io, token redacted]");
    }

    @Test
    void names_what_the_environment_lacks() {
        assertThatIllegalStateException()
                .isThrownBy(() -> QStash.fromEnvironment(Map.of("QSTASH_TOKEN", "")))
                .withMessageContaining("QSTASH_TOKEN is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QStash.fromEnvironment(Map.of("QSTASH_TOKEN", TOKEN, "QSTASH_URL", "qstash")))
                .withMessageStartingWith("QSTASH_URL must be an absolute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QStash.fromEnvironment(Map.of("QSTASH_TOKEN", TOKEN + "\n")))
                .withMessageStartingWith("QSTASH_TOKEN must be the token alone");
    }

    @Test
    void refuses_to_be_built_without_a_token() {
        assertThatIllegalStateException()
                .isThrownBy(() -> QStash.builder().build())
                .withMessageStartingWith("token is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer secret-token", "secret-token\r\nX: 1", "\"secret-token\"", "secrét"})
    void refuses_a_token_that_is_more_than_a_token_without_repeating_it(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QStash.builder().token(token))
                .withMessageStartingWith("token must be the token alone")
                .withMessageNotContaining("secr");
    }

    @ParameterizedTest
    @CsvSource({
        "https://qstash.upstash.io,                  https://qstash.upstash.io",
        "https://qstash.upstash.io/,                 https://qstash.upstash.io",
        "https://qstash.upstash.io/v2/publish,       https://qstash.upstash.io",
        "https://qstash.upstash.io/v2/publish/,      https://qstash.upstash.io",
        "https://qstash.upstash.io/v2/,              https://qstash.upstash.io",
        "http://127.0.0.1:8080//,                    http://127.0.0.1:8080",
        "http://[::1]:8080/,                         http://[::1]:8080",
        "https://proxy.example.com/qstash/v2/publish, https://proxy.example.com/qstash",
    })
    void normalises_the_base_url(String given, String used) {
        assertThat(QStash.builder().token(TOKEN).baseUrl(given).build())
                .hasToString("QStash[" + used + ", token redacted]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qstash.upstash.io                   | must be an absolute http or https URL",
                "localhost:8080                      | must be an absolute http or https URL",
                "https://                            | is not a URL",
                "https://qstash.upstash.io?a=b       | must not have a query",
                "https://qstash.upstash.io/#a        | must not have a fragment",
                "https://secret@qstash.upstash.io    | must not carry a user or password",
                "http://dev_server:8080              | underscores",
            })
    void refuses_a_base_url_with_a_sentence(String given, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QStash.builder().baseUrl(given))
                .withMessageStartingWith("baseUrl ")
                .withMessageContaining(why)
                .withMessageNotContaining("secret");
    }

    @Test
    void refuses_times_that_cannot_be_waited_for() {
        for (Duration time :
                new Duration[] {Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> QStash.builder().deadline(time))
                    .withMessageStartingWith("deadline must be more than zero");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> QStash.builder().connectTimeout(time))
                    .withMessageStartingWith("connectTimeout must be more than zero");
        }
    }

    @Test
    void never_prints_the_token() {
        assertThat(QStash.builder().token(TOKEN).toString()).doesNotContain(TOKEN);
    }

    @Test
    void prefers_the_variables_of_the_region() {
        Map<String, String> variables = Map.of(
                "QSTASH_REGION",
                "us-east-1",
                "QSTASH_TOKEN",
                TOKEN,
                "US_EAST_1_QSTASH_TOKEN",
                TOKEN,
                "US_EAST_1_QSTASH_URL",
                Region.US_EAST_1.url());

        assertThat(QStash.fromEnvironment(variables))
                .hasToString("QStash[https://qstash-us-east-1.upstash.io, token redacted]");
    }

    @Test
    void falls_back_to_the_plain_variables_when_the_region_has_none() {
        assertThat(QStash.fromEnvironment(Map.of("QSTASH_REGION", "US_EAST_1", "QSTASH_TOKEN", TOKEN)))
                .hasToString("QStash[https://qstash.upstash.io, token redacted]");
    }

    @Test
    void refuses_half_a_region_and_an_unknown_one() {
        assertThatIllegalStateException()
                .isThrownBy(() -> QStash.fromEnvironment(
                        Map.of("QSTASH_REGION", "EU_CENTRAL_1", "EU_CENTRAL_1_QSTASH_TOKEN", TOKEN)))
                .withMessageContaining("EU_CENTRAL_1_QSTASH_URL is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QStash.fromEnvironment(Map.of("QSTASH_REGION", "mars", "QSTASH_TOKEN", TOKEN)))
                .withMessageContaining("EU_CENTRAL_1 or US_EAST_1");
    }
}
