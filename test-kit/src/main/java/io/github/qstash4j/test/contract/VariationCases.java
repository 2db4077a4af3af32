package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.Variation;
import io.github.qstash4j.test.fixtures.Variations;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Every request that looks odd and is right: handled, and nothing of it was changed on the way. */
final class VariationCases {

    private static final ObjectMapper JSON = new ObjectMapper();

    private VariationCases() {}

    static List<ContractCase> of(ContractScene scene) {
        List<ContractCase> cases = new ArrayList<>();
        Fresh<Variation> fresh = new Fresh<>(VariationCases::variations);
        List<Variation> variations = fresh.get();
        for (int i = 0; i < variations.size(); i++) {
            int index = i;
            Variation variation = variations.get(i);
            if (!variation.toTheSecond()
                    && scene.everything().cannotCarry(variation.request()).isEmpty()) {
                cases.add(new ContractCase(
                        variation.name(),
                        s -> check(s.everything(), fresh.get().get(index).request())));
            }
        }
        return cases;
    }

    /** The variations that the runtime's wire cannot bring, or that a running clock spoils. */
    static List<Exclusion> exclusions(ContractScene scene) {
        return variations().stream()
                .flatMap(variation -> scene
                        .everything()
                        .cannotCarry(variation.request())
                        .or(() -> Exclusion.needsStandingClock(variation.toTheSecond()))
                        .map(reason -> new Exclusion(variation.name(), reason))
                        .stream())
                .toList();
    }

    private static List<Variation> variations() {
        return Variations.all(Clock.systemUTC(), ContractApplication.PUBLIC_BASE_URL);
    }

    private static void check(ReceiverUnderTest receiver, SignedRequest request) throws Exception {
        ContractResponse response = receiver.exchange(request);

        assertThat(response.status()).as(response.text()).isEqualTo(200);
        assertThat(response.text())
                .isEqualTo(Arrival.of(request, publishedTo(request)).text());
    }

    private static String publishedTo(SignedRequest request) throws IOException {
        String payload = request.token().split("\\.", -1)[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload)).get("sub").asText();
    }
}
