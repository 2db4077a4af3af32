package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Most deliveries are for the URL that is configured, letter by letter, and nothing is taken apart for them. */
class UrlShortcutTest {

    private static final UrlBinding.Base BASE =
            new UrlBinding.Base(List.of(url("https://app.example.com/api/"), url("https://old.example.com")));

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/api/jobs?a=1, /jobs?a=1",
        "https://app.example.com/api/, /",
        "https://app.example.com/api/jobs, https://10.0.0.1/jobs"
    })
    void the_shortcut_takes_what_the_comparison_takes(String destination, String target) {
        assertThat(BASE.isUsual(destination, to(target))).isTrue();
        assertThatCode(() -> BASE.checkParts(destination, to(target))).doesNotThrowAnyException();
        assertThatCode(() -> BASE.check(destination, to(target))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://app.example.com/api/jobs, /jobs",
        "https://old.example.com/jobs, /jobs",
        "https://app.example.com:443/api/jobs, /jobs"
    })
    void what_is_spelled_otherwise_goes_the_long_way(String destination, String target) {
        assertThat(BASE.isUsual(destination, to(target))).isFalse();
        assertThatCode(() -> BASE.check(destination, to(target))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/api/jobs#x, /jobs#x",
        "https://app.example.com/api/jobs#, /jobs#",
        "https://app.example.com/api#, #",
        "https://app.example.com/api, ''",
        "https://app.example.com/apijobs, jobs",
        "https://app.example.com/api/x/jobs, /jobs",
        "https://app.example.com/apx/jobs, /jobs",
        "https://app.example.com/api/jobz, /jobs",
        "https://app.example.com/apijobs, /jobs"
    })
    void neither_takes_anything_else(String destination, String target) {
        assertThat(BASE.isUsual(destination, to(target))).isFalse();
        assertRefused(BASE, destination, to(target));
    }

    @Test
    void a_decoded_query_needs_the_long_way() {
        ReceiverRequest request = to("/jobs").withDecodedQuery(Map.of());

        assertThat(BASE.isUsual("https://app.example.com/api/jobs", request)).isFalse();
        assertThatCode(() -> BASE.check("https://app.example.com/api/jobs", request))
                .doesNotThrowAnyException();
        assertRefused(BASE, "https://app.example.com/api/jobs?b=%2", request);
    }

    @Test
    void an_exact_URL_is_known_in_any_spelling_and_each_of_several_is() {
        UrlBinding.Exact exact = new UrlBinding.Exact(List.of(url("https://a.example/x"), url("https://b.example/y")));

        for (String same : List.of("https://a.example/x", "HTTPS://A.example:443/x", "https://b.example/y")) {
            assertThatCode(() -> exact.check(same, to("/internal"))).doesNotThrowAnyException();
        }
        for (String other : List.of("https://a.example/y", "https://a.example/x/", "x", "")) {
            assertRefused(exact, other, to("/internal"));
        }
        assertThat(exact.isLoopback()).isFalse();
        assertThat(new UrlBinding.Exact(List.of(url("http://localhost"), url("https://b.example"))).isLoopback())
                .isFalse();
    }

    private static void assertRefused(UrlBinding binding, String destination, ReceiverRequest request) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> binding.check(destination, request))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(RefusalReason.WRONG_DESTINATION);
                    assertThat(refusal.claimed()).isEqualTo(destination);
                    assertThat(refusal.here()).isNotNull();
                });
    }

    private static ReceiverRequest to(String url) {
        return ReceiverRequest.of(url, RequestHeaders.none(), DeliveryBody.empty());
    }

    private static HttpUrl url(String text) {
        return Objects.requireNonNull(HttpUrl.parse(text));
    }
}
