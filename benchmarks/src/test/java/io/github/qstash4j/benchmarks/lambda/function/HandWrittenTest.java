package io.github.qstash4j.benchmarks.lambda.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever ours is compared with does the same job. */
class HandWrittenTest {

    private static final SignedRequest VALID = SignedRequest.valid();

    private final HandWrittenCheck check = new HandWrittenCheck(Map.of(
            "QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT,
            "QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT,
            "QSTASH_PUBLIC_URL", VALID.url()));

    private boolean isGenuine(SignedRequest request) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withHeaders(Map.of("upstash-signature", request.token()))
                .withBody(new String(request.body(), StandardCharsets.UTF_8))
                .build();
        return check.isGenuine(event, HandWrittenCheck.body(event));
    }

    @Test
    void both_keys_are_accepted() {
        assertThat(isGenuine(VALID)).isTrue();
        assertThat(isGenuine(VALID.signedWith(TestKeys.NEXT))).isTrue();
    }

    @Test
    void whatever_is_wrong_is_refused() {
        assertThat(List.of(
                        VALID.signedWith(TestKeys.UNKNOWN),
                        VALID.claim("iss", "\"Somebody\""),
                        VALID.claim("sub", "\"https://app.example.com/jobs/another\""),
                        VALID.issuedAt(Instant.now().minusSeconds(1000)),
                        VALID.withoutClaim("exp"),
                        VALID.withoutClaim("nbf"),
                        VALID.withoutClaim("body"),
                        VALID.withTamperedBody(new byte[] {'{', '}'})))
                .noneMatch(this::isGenuine);
    }
}
