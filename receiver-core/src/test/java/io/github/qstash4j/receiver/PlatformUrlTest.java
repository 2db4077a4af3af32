package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.WRONG_DESTINATION;
import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A platform that knows the URL of a request, and vouches for it. */
class PlatformUrlTest {

    private static final String OWN = "https://id.execute-api.example.com/prod/jobs";
    private static final String DOMAIN = "https://app.example.com/jobs";

    private final Receiver receiver = Receiver.builder()
            .signingKeys(SigningKeys.of(TestKeys.CURRENT))
            .urlCheck(UrlCheck.PLATFORM)
            .clock(CLOCK)
            .build();

    @Test
    void each_URL_that_the_platform_vouches_for_is_taken() {
        for (String url : List.of(OWN, DOMAIN, "https://APP.example.com:443/jobs")) {
            assertThat(receiver.verify(vouched(valid().to(url), OWN, DOMAIN)).url())
                    .isEqualTo(url);
        }
        assertThat(receiver.isForOneEndpoint()).isFalse();
    }

    @Test
    void any_other_URL_is_refused_also_the_one_that_the_caller_names() {
        SignedRequest other = valid().to("https://other.example.com/jobs");

        VerificationException refusal = refusal(receiver, vouched(other, OWN, DOMAIN));

        assertThat(refusal.reason()).isEqualTo(WRONG_DESTINATION);
        assertThat(refusal.claimed()).isEqualTo("https://other.example.com/jobs");
        assertThat(refusal.here()).isEqualTo(OWN + " " + DOMAIN);
        assertThat(refusal).hasMessageContainingAll("https://other.example.com/jobs", OWN + " or " + DOMAIN);
    }

    @Test
    void without_a_platform_that_vouches_every_delivery_is_refused_and_the_remedy_is_named() {
        VerificationException refusal = refusal(receiver, sent(valid()));

        assertThat(refusal.reason()).isEqualTo(WRONG_DESTINATION);
        assertThat(refusal).hasMessageContainingAll(valid().url(), "nothing says what URL", "QSTASH_PUBLIC_BASE_URL");
        assertThat(refusal.here()).isEmpty();
        assertThat(refusal(receiver, vouched(valid(), "/jobs", "no URL")))
                .hasMessageContaining("nothing says what URL");
    }

    @Test
    void what_a_platform_vouches_for_does_not_replace_a_public_URL() {
        SignedRequest own = valid().to(OWN);

        assertThat(refusal(receiver().build(), vouched(own, OWN)).reason()).isEqualTo(WRONG_DESTINATION);
    }

    @Test
    void a_platform_that_has_the_decoded_query_alone_vouches_for_URLs_without_one() {
        ReceiverRequest request = vouched(valid().to(OWN + "?b=2&a=x%20y"), OWN)
                .withDecodedQuery(Map.of("a", List.of("x y"), "b", List.of("2")));

        assertThat(receiver.verify(request)).isNotNull();
    }

    @Test
    void nobody_can_change_what_was_vouched_for() {
        List<String> urls = new ArrayList<>(List.of(OWN));
        ReceiverRequest request = sent(valid()).vouchedFor(urls);
        urls.set(0, valid().url());

        assertThat(request.vouchedUrls()).containsExactly(OWN);
    }

    @Test
    void the_environment_knows_it() {
        assertThat(ReceiverEnvironment.builder(
                                Map.of("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT, "QSTASH_URL_CHECK", "platform"))
                        .clock(CLOCK)
                        .build()
                        .verify(vouched(valid(), valid().url())))
                .isNotNull();
    }

    private static ReceiverRequest vouched(SignedRequest request, String... urls) {
        return sent(request).vouchedFor(List.of(urls));
    }
}
