package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consumer may expect of any web framework on any server. */
interface OnAnyServer {

    /** With consumers at the same paths, and 100 KB at the most. */
    RunningApplication application();

    /** What ran in it. */
    List<String> ran();

    @BeforeEach
    default void forget() {
        ran().clear();
    }

    @Test
    default void a_verified_delivery_reaches_its_consumer_with_payload_and_delivery() throws Exception {
        HttpResponse<String> response = application().send(signed("/jobs/order").retried(3));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"orderId\":\"o-1\",\"amount\":42}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(ran()).containsExactly("o-1 msg_test 3");
    }

    @Test
    default void what_is_not_signed_for_this_endpoint_is_refused_and_never_runs() throws Exception {
        assertRefused(signed("/jobs/order").header("Upstash-Signature"));
        assertRefused(signed("/jobs/order").header("Upstash-Signature", "garbage"));
        assertRefused(signed("/jobs/order").signedWith(TestKeys.UNKNOWN));
        assertRefused(signed("/jobs/order").issuedAt(Instant.now().minusSeconds(400)));
        assertRefused(signed("/jobs/order").withTamperedBody("{\"orderId\":\"o-2\",\"amount\":42}".getBytes(UTF_8)));
        assertRefused(signed("/jobs/order").to("https://other.example.com/jobs/order"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/order/",
                "/jobs//order",
                "/jobs/order?x=1",
                "/jobs/./order",
                "/jobs/order;a=b",
                "/JOBS/order"
            })
    default void another_spelling_of_the_path_runs_no_consumer(String path) throws Exception {
        assertThat(application().send(path, signed("/jobs/order")).statusCode()).isIn(400, 401, 404);
        assertThat(ran()).isEmpty();
    }

    @Test
    default void the_query_is_part_of_the_URL() throws Exception {
        assertThat(application().send(signed("/jobs/order?a=%20&b")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"retry,500", "later,503", "reject,489", "throw,500", "ok,200", "handled,202"})
    default void every_ending_has_its_status(String ending, int status) throws Exception {
        HttpResponse<String> response = application().send(signed("/jobs/ending/" + ending));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("secret");
        assertThat(ran()).containsExactly(ending);
    }

    @Test
    default void a_consumer_that_ends_without_its_Outcome_is_a_retry_and_runs_no_action() throws Exception {
        assertThat(application().send(signed("/jobs/null")).statusCode()).isEqualTo(500);
        assertThat(ran()).isEmpty();
    }

    @Test
    default void what_is_no_consumer_stays_as_it_was() throws Exception {
        assertThat(application()
                        .send(
                                "/open",
                                SignedRequest.valid()
                                        .header("Upstash-Signature")
                                        .body("hello"))
                        .body())
                .isEqualTo("hello");
        assertThat(application().get("/jobs/order").body()).isEqualTo("open");
    }

    private void assertRefused(SignedRequest request) throws Exception {
        HttpResponse<String> response = application().send("/jobs/order", request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("Unauthorized");
        assertThat(ran()).isEmpty();
    }
}
