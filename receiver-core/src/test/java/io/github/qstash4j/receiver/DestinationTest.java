package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.WRONG_DESTINATION;
import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/jobs?a=1&b=%20, /jobs?a=1&b=%20",
        "https://app.example.com/jobs, http://10.0.0.1:8080/jobs",
        "https://app.example.com, /",
        "https://app.example.com?a=1, /?a=1",
        "HTTPS://App.Example.COM:443/Jobs, /Jobs",
        "https://app.example.com//x//y, //x//y"
    })
    void a_base_URL_takes_path_and_query_from_the_request(String published, String request) {
        assertThat(receiver().build().verify(sentTo(request, valid().to(published))))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/jobs, /jobs/",
        "https://app.example.com/jobs/, /jobs",
        "https://app.example.com/jobs, /Jobs",
        "https://app.example.com/jobs, /jobs?a=1",
        "https://app.example.com/jobs?a=1&b=2, /jobs?b=2&a=1",
        "https://app.example.com/a%2Fb, /a/b",
        "https://app.example.com/a%2fb, /a%2Fb",
        "https://app.example.com/a, /a?",
        "http://app.example.com/jobs, /jobs",
        "https://app.example.com:8443/jobs, /jobs",
        "https://app.example.com.evil.example/jobs, /jobs",
        "https://user@app.example.com/jobs, /jobs",
        "https://\u0430pp.example.com/jobs, /jobs",
        "ftp://app.example.com/jobs, /jobs",
        "app.example.com/jobs, /jobs",
        "'', /",
        "https://app.example.com/jobs, *",
        "https://app.example.com/jobs, ''"
    })
    void anything_else_in_the_URL_is_significant(String published, String request) {
        assertThat(refusal(receiver().build(), sentTo(request, valid().to(published)))
                        .reason())
                .isEqualTo(WRONG_DESTINATION);
    }

    @Test
    void a_prefix_that_a_proxy_cuts_off_belongs_to_the_base_URL() {
        Receiver receiver =
                receiver().publicBaseUrl("https://app.example.com/api/").build();

        assertThat(receiver.verify(sentTo("/jobs", valid().to("https://app.example.com/api/jobs"))))
                .isNotNull();
        assertThat(refusal(receiver, sentTo("/jobs", valid().to("https://app.example.com/jobs")))
                        .reason())
                .isEqualTo(WRONG_DESTINATION);
    }

    @Test
    void a_public_URL_is_one_endpoint_whatever_path_a_proxy_makes_of_it() {
        Receiver receiver = exactly("https://app.example.com/jobs?a=1");

        assertThat(receiver.isForOneEndpoint()).isTrue();
        assertThat(receiver().build().isForOneEndpoint()).isFalse();
        for (String request : new String[] {"/internal", "/internal?a=1", "https://10.0.0.1/jobs?a=1"}) {
            assertThat(receiver.verify(sentTo(request, valid().to("https://app.example.com/jobs?a=1"))))
                    .isNotNull();
        }
        assertThat(refusal(receiver, sentTo("/jobs?a=2", valid().to("https://app.example.com/jobs?a=2")))
                        .reason())
                .isEqualTo(WRONG_DESTINATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs?a=2", "/jobs?a=1&b=2", "/jobs?", "/jobs?a=1?", "?x"})
    void a_public_URL_does_not_let_anybody_add_a_query(String request) {
        assertThat(refusal(
                                exactly("https://app.example.com/jobs?a=1"),
                                sentTo(request, valid().to("https://app.example.com/jobs?a=1")))
                        .reason())
                .isEqualTo(WRONG_DESTINATION);
    }

    @Test
    void a_base_URL_takes_the_path_that_was_requested_and_not_the_one_that_a_header_claims() {
        SignedRequest signed = valid().to("https://app.example.com/v1/jobs");
        ReceiverRequest claimed = new ReceiverRequest(
                "https://app.example.com/v1/jobs",
                "/jobs",
                RequestHeaders.of(signed.headers()),
                DeliveryBody.of(signed.body()));

        assertThat(refusal(receiver().build(), claimed).reason()).isEqualTo(WRONG_DESTINATION);
        assertThat(receiver()
                        .publicBaseUrl("https://app.example.com/v1")
                        .build()
                        .verify(claimed))
                .isNotNull();
    }

    @Test
    void by_choice_the_request_is_trusted_to_know_its_URL() {
        Receiver receiver = checking(UrlCheck.REQUEST);

        assertThat(receiver.verify(sentTo("https://other.example/jobs", valid().to("https://other.example/jobs"))))
                .isNotNull();
        assertThat(refusal(receiver, sentTo("https://other.example/x", valid().to("https://other.example/jobs")))
                        .reason())
                .isEqualTo(WRONG_DESTINATION);
        assertThat(refusal(receiver, sentTo("/jobs", valid().to("https://other.example/jobs")))
                        .reason())
                .isEqualTo(WRONG_DESTINATION);
    }

    @Test
    void by_choice_the_destination_is_not_checked() {
        assertThat(checking(UrlCheck.OFF).verify(sentTo("/x", valid().to("https://other.example/jobs"))))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://app.example.com/jobs, /jobs, TLS",
        "https://api.example.com/jobs, /jobs, host differs",
        "https://app.example.com/jobs, /jobs/, trailing slash",
        "https://app.example.com/jobs?a, /jobs?b, query differs"
    })
    void a_mismatch_names_both_URLs_and_the_likely_cause(String published, String request, String cause) {
        assertThat(refusal(receiver().build(), sentTo(request, valid().to(published))))
                .hasMessageContainingAll(published, "https://app.example.com" + request, cause);
    }

    @Test
    void a_hostile_URL_stays_one_short_printable_line() {
        String hostile = "/jobs\r\nERROR forged \u001b[31m\u202e\"" + "x".repeat(5000);

        assertThat(refusal(receiver().build(), sentTo(hostile, valid())).getMessage())
                .hasSizeLessThan(1000)
                .matches("[ -~]+")
                .contains("\\u000d\\u000aERROR forged \\u001b[31m\\u202e\\\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://127.0.0.1",
                "http://127.9.8.7:1/x",
                "http://[::1]:3000",
                "http://LOCALHOST"
            })
    void a_loopback_address_is_one(String url) {
        assertThat(new UrlBinding.Base(List.of(parsed(url))).isLoopback()).isTrue();
        assertThat(new UrlBinding.Exact(List.of(parsed(url))).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://127.example.com",
                "http://127.0.0.1@example.com",
                "http://10.0.0.1",
                "http://[::2]"
            })
    void anything_else_is_no_loopback_address(String url) {
        assertThat(new UrlBinding.Base(List.of(parsed(url))).isLoopback()).isFalse();
    }

    private static HttpUrl parsed(String url) {
        return Objects.requireNonNull(HttpUrl.parse(url));
    }

    private static Receiver exactly(String url) {
        return Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                .publicUrl(url)
                .clock(CLOCK)
                .build();
    }

    private static Receiver checking(UrlCheck check) {
        return Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                .urlCheck(check)
                .clock(CLOCK)
                .build();
    }
}
