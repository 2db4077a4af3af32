package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.WRONG_DESTINATION;
import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A platform that tells only the decoded parameters of a query: they are compared as a multiset, and all else as ever.
 */
class DecodedQueryTest {

    private static final String JOBS = "https://app.example.com/jobs";

    /** The decoded parameters as {@code name:value}, separated by a bar. */
    @ParameterizedTest
    @CsvSource({
        "?a=1&b=2, a:1|b:2",
        "?b=2&a=1, a:1|b:2",
        "?a=2&a=1, a:1|a:2",
        "?a=1&a=1, a:1|a:1",
        "?a=x%20y, a:x y",
        "?a=x+y, a:x y",
        "?a=x%2By, a:x+y",
        "?a=x%2by, a:x+y",
        "?a%3D=%26, a=:&",
        "?a==, a:=",
        "?a, a:",
        "?a=, a:",
        "?=1, :1",
        "?&a=1&&b=2&, a:1|b:2",
        "?n=J%C3%B6rg, n:J\u00f6rg",
        "?n=J\u00f6rg, n:J\u00f6rg",
        "'', ''",
        "?, ''"
    })
    void the_same_parameters_in_any_order_and_encoding_are_the_same(String query, String decoded) {
        ReceiverRequest request = sentTo("/jobs", valid().to(JOBS + query)).withDecodedQuery(parameters(decoded));

        assertThat(receiver().build().verify(request)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "?a=1, ''",
        "'', a:1",
        "?a=1, a:2",
        "?a=1, A:1",
        "?a=1, a:1|b:2",
        "?a=1&b=2, a:1",
        "?a=1&a=1, a:1",
        "?a=1, a:1|a:1",
        "?a=1&a=2, a:1|a:1",
        "?a=bc, ab:c",
        "?a=x%252By, a:x+y",
        "?a=%, a:%",
        "?a=%2, a:%2",
        "?a=%zz, a:%zz",
        "?%zz=1, %zz:1",
        "?a=1%, a:1"
    })
    void other_parameters_are_others_and_a_malformed_encoding_is_none(String query, String decoded) {
        ReceiverRequest request = sentTo("/jobs", valid().to(JOBS + query)).withDecodedQuery(parameters(decoded));

        assertThat(refusal(receiver().build(), request).reason()).isEqualTo(WRONG_DESTINATION);
        if (!decoded.isEmpty()) {
            assertThat(refusal(exactly(JOBS + query), request(valid().to(JOBS + query), decoded))
                            .reason())
                    .isEqualTo(WRONG_DESTINATION);
        }
    }

    @Test
    void the_path_stays_exact() {
        assertThat(refusal(
                                receiver().build(),
                                sentTo("/a%2Fb", valid().to("https://app.example.com/a/b?x=1"))
                                        .withDecodedQuery(parameters("x:1")))
                        .reason())
                .isEqualTo(WRONG_DESTINATION);
    }

    @Test
    void a_query_beside_the_decoded_one_is_no_way_around_it() {
        assertThat(refusal(
                                receiver().build(),
                                sentTo("/jobs?a=1", valid().to(JOBS + "?a=1")).withDecodedQuery(parameters("a:1")))
                        .reason())
                .isEqualTo(WRONG_DESTINATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a=1&b=2", "?b=2&a=1"})
    void one_public_URL_is_compared_in_the_same_way(String query) {
        assertThat(exactly(JOBS + query).verify(request(valid().to(JOBS + query), "b:2|a:1")))
                .isNotNull();
    }

    @Test
    void a_query_that_a_proxy_cut_off_is_not_missed_at_one_public_URL() {
        assertThat(exactly(JOBS + "?a=1").verify(request(valid().to(JOBS + "?a=1"), "")))
                .isNotNull();
    }

    private static ReceiverRequest request(SignedRequest signed, String decoded) {
        return sentTo("/internal", signed).withDecodedQuery(parameters(decoded));
    }

    private static Receiver exactly(String url) {
        return Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                .publicUrl(url)
                .clock(CLOCK)
                .build();
    }

    private static Map<String, List<String>> parameters(String decoded) {
        Map<String, List<String>> parameters = new TreeMap<>();
        if (!decoded.isEmpty()) {
            for (String pair : decoded.split("\\|", -1)) {
                int colon = pair.indexOf(':');
                parameters
                        .computeIfAbsent(pair.substring(0, colon), name -> new ArrayList<>())
                        .add(pair.substring(colon + 1));
            }
        }
        return parameters;
    }
}
