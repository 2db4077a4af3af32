package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.devserver.faults.ApiFault;
import io.github.qstash4j.devserver.faults.ApiFaultRule;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiFaultTest {

    private final DevServer server = DevServer.builder()
            .manualTime(Instant.parse("2026-01-01T18:00:00.5Z"))
            .start();
    private final Rest rest = Rest.of(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void the_daily_limit_is_reset_at_midnight() {
        server.faults().addApi(ApiFaultRule.of(ApiFault.DAILY_LIMIT));

        Rest.Answer answer = rest.get("/v2/keys");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("error")).isEqualTo("The daily limit of requests is used up.");
        assertThat(answer.head())
                .contains("\r\nRateLimit-Limit: 1000\r\nRateLimit-Remaining: 0\r\nRateLimit-Reset: 1767312000\r\n");
    }

    @Test
    void the_burst_limit_is_reset_with_the_next_second() {
        server.faults().addApi(ApiFaultRule.of(ApiFault.BURST_LIMIT));

        assertThat(rest.get("/v2/keys").head())
                .startsWith("HTTP/1.1 429")
                .contains(
                        "\r\nBurst-RateLimit-Limit: 1000\r\n",
                        "\r\nBurst-RateLimit-Remaining: 0\r\n",
                        "\r\nBurst-RateLimit-Reset: 1767290401\r\n")
                .doesNotContain("\r\nRateLimit-");
    }

    @Test
    void the_chat_limit_counts_requests_and_tokens() {
        server.faults().addApi(ApiFaultRule.of(ApiFault.CHAT_LIMIT));

        assertThat(rest.get("/v2/keys").head())
                .contains(
                        "\r\nx-ratelimit-limit-requests: 1000\r\n",
                        "\r\nx-ratelimit-limit-tokens: 1000\r\n",
                        "\r\nx-ratelimit-remaining-requests: 0\r\n",
                        "\r\nx-ratelimit-remaining-tokens: 0\r\n",
                        "\r\nx-ratelimit-reset-requests: 1767312000\r\n",
                        "\r\nx-ratelimit-reset-tokens: 1767312000\r\n");
    }

    @Test
    void a_call_that_fails_does_nothing_and_only_its_rule_decides_how_often() {
        server.faults()
                .addApi(ApiFaultRule.of(ApiFault.UNAVAILABLE)
                        .on("POST", "/v2/publish")
                        .times(2));

        assertThat(rest.publish("https://app.test/", "").status()).isEqualTo(503);
        assertThat(rest.get("/v2/keys").status()).isEqualTo(200);
        assertThat(rest.call("POST", "/v2/publisher", "").status()).isEqualTo(404);
        assertThat(rest.publish("https://app.test/", "").status()).isEqualTo(503);
        assertThat(server.timeline().events()).isEmpty();
        assertThat(rest.publish("https://app.test/", "").status()).isEqualTo(200);
    }

    @Test
    void who_has_no_token_is_refused_first() {
        server.faults().addApi(ApiFaultRule.of(ApiFault.UNAVAILABLE).times(1));

        assertThat(new Rest(server.url(), "nobody").get("/v2/keys").status()).isEqualTo(401);
        assertThat(rest.get("/v2/keys").status()).isEqualTo(503);
    }

    @Test
    void clearing_ends_all() {
        server.faults().addApi(ApiFaultRule.of(ApiFault.UNAVAILABLE));
        server.faults().clear();

        assertThat(rest.get("/v2/keys").status()).isEqualTo(200);
    }

    @Test
    void rules_that_make_no_sense_are_refused_by_name() {
        ApiFaultRule rule = ApiFaultRule.of(ApiFault.UNAVAILABLE);

        assertThatThrownBy(() -> rule.on("GET", "v2")).hasMessageStartingWith("on must");
        assertThatThrownBy(() -> rule.times(0)).hasMessageStartingWith("times must");
    }
}
