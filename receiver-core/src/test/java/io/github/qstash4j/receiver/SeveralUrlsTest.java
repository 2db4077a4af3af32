package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.EXPIRED;
import static io.github.qstash4j.receiver.RefusalReason.WRONG_DESTINATION;
import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An endpoint that is known by several URLs. */
class SeveralUrlsTest {

    private static final String DEVELOPMENT_KEY = TestKeys.PUBLIC_DEVELOPMENT.get(0);

    @Test
    void each_of_several_public_URLs_is_taken_and_nothing_else() {
        Receiver receiver = exactly(List.of("https://old.example.com/jobs", "HTTPS://New.example.com:443/jobs?a=1"));

        assertThat(receiver.isForOneEndpoint()).isTrue();
        for (String url : List.of("https://old.example.com/jobs", "https://new.example.com/jobs?a=1")) {
            assertThat(receiver.verify(sentTo("/internal", valid().to(url))).url())
                    .isEqualTo(url);
        }
        for (String url : List.of("https://new.example.com/jobs", "https://old.example.com/jobs?a=1")) {
            VerificationException refusal = refusal(receiver, sentTo("/internal", valid().to(url)));
            assertThat(refusal.reason()).isEqualTo(WRONG_DESTINATION);
            assertThat(refusal.claimed()).isEqualTo(url);
            assertThat(refusal.here()).isEqualTo("https://old.example.com/jobs https://new.example.com/jobs?a=1");
            assertThat(refusal)
                    .hasMessageContainingAll(url, "https://old.example.com/jobs or https://new.example.com/jobs?a=1");
        }
    }

    @Test
    void a_query_beside_a_public_URL_is_named_on_both_sides() {
        VerificationException refusal = refusal(
                exactly(List.of("https://old.example.com/jobs", "https://new.example.com/jobs?a=1")),
                sentTo("/x?a=2", valid().to("https://new.example.com/jobs?a=1")));

        assertThat(refusal.claimed()).isEqualTo("https://new.example.com/jobs?a=1");
        assertThat(refusal.here()).isEqualTo("/x?a=2");
        assertThat(refusal).hasMessageContainingAll("the query differs", "/x?a=2");
    }

    @Test
    void each_of_several_base_URLs_is_taken_with_the_requests_path_and_nothing_else() {
        Receiver receiver = receiver()
                .publicBaseUrls(List.of("https://old.example.com", "https://new.example.com/api/"))
                .build();

        assertThat(receiver.isForOneEndpoint()).isFalse();
        for (String url : List.of("https://old.example.com/jobs?a", "https://new.example.com/api/jobs?a")) {
            assertThat(receiver.verify(sentTo("/jobs?a", valid().to(url))).url())
                    .isEqualTo(url);
        }
        VerificationException refusal = refusal(receiver, sentTo("/jobs", valid().to("https://new.example.com/jobs")));
        assertThat(refusal.reason()).isEqualTo(WRONG_DESTINATION);
        assertThat(refusal.here()).isEqualTo("https://old.example.com/jobs https://new.example.com/api/jobs");
    }

    @Test
    void a_time_that_does_not_fit_is_told_beside_this_machines() {
        VerificationException refusal = refusal(receiver().build(), sent(valid().issuedAt(NOW.minusSeconds(1000))));

        assertThat(refusal.reason()).isEqualTo(EXPIRED);
        assertThat(refusal.claimed()).isEqualTo("2026-11-23T11:48:20Z");
        assertThat(refusal.here()).isEqualTo("2026-11-23T12:00:00Z");
    }

    @Test
    void any_other_refusal_compares_nothing() {
        VerificationException refusal = refusal(receiver().build(), sent(valid().signedWith("forged")));

        assertThat(refusal.claimed()).isNull();
        assertThat(refusal.here()).isNull();
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    @Test
    void development_keys_are_taken_only_when_every_URL_is_on_this_machine() {
        try (RecordedLog log = new RecordedLog()) {
            assertThatCode(() -> development()
                            .publicUrls(List.of("http://localhost/a", "http://127.0.0.1:8080/a"))
                            .build())
                    .doesNotThrowAnyException();
            assertThatCode(() -> development()
                            .publicBaseUrls(List.of("http://localhost", "http://[::1]:8080"))
                            .build())
                    .doesNotThrowAnyException();
            assertThat(log.lines).hasSize(2).allMatch(line -> !line.contains(DEVELOPMENT_KEY));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> development()
                        .publicUrls(List.of("http://localhost/a", "https://app.example.com/a"))
                        .build());
        assertThatIllegalStateException()
                .isThrownBy(() -> development()
                        .publicBaseUrls(List.of("http://localhost", "https://app.example.com"))
                        .build());
        assertThatIllegalStateException()
                .isThrownBy(() -> development().urlCheck(UrlCheck.PLATFORM).build());
    }

    @Test
    void no_URL_at_all_is_refused_and_so_is_one_of_them_that_cannot_be_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver().publicUrls(List.of()))
                .withMessageContaining("public URL");
        assertThatIllegalArgumentException().isThrownBy(() -> receiver().publicBaseUrls(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver().publicUrls(List.of("https://app.example.com", "app.example.com")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver().publicBaseUrls(List.of(BASE, "https://other.example.com?a")));
    }

    @Test
    void the_environment_separates_them_by_white_space() {
        assertThat(environment("QSTASH_PUBLIC_URL", "https://a.example.com/x\n  https://b.example.com/y ")
                        .verify(sentTo("/z", valid().to("https://b.example.com/y"))))
                .isNotNull();
        assertThat(environment("QSTASH_PUBLIC_BASE_URL", " https://a.example.com\thttps://b.example.com")
                        .verify(sentTo("/jobs", valid().to("https://b.example.com/jobs"))))
                .isNotNull();
        for (String blank : List.of("", " ", "\n")) {
            assertThatIllegalArgumentException().isThrownBy(() -> environment("QSTASH_PUBLIC_URL", blank));
            assertThatIllegalArgumentException().isThrownBy(() -> environment("QSTASH_PUBLIC_BASE_URL", blank));
        }
    }

    private static ReceiverBuilder development() {
        return Receiver.builder().signingKeys(SigningKeys.of(DEVELOPMENT_KEY));
    }

    private static Receiver exactly(List<String> urls) {
        return Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                .publicUrls(urls)
                .clock(CLOCK)
                .build();
    }

    /** The wall clock is not the tests'. */
    private static Receiver environment(String name, String value) {
        return ReceiverEnvironment.builder(Map.of("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT, name, value))
                .clock(CLOCK)
                .build();
    }
}
