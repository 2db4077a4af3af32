package io.github.qstash4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class TomcatTest {

    private static final String PUBLIC = "https://app.example.com";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext application;
    private static Consumers.Ran ran;

    @BeforeAll
    static void start() {
        application = SpringApplication.run(
                Consumers.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--qstash.current-signing-key=" + TestKeys.CURRENT,
                "--qstash.next-signing-key=" + TestKeys.NEXT,
                "--qstash.public-base-url=" + PUBLIC,
                "--qstash.max-body-size=100KB",
                "--spring.main.banner-mode=off");
        ran = application.getBean(Consumers.Ran.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        ran.clear();
    }

    @Test
    void a_verified_delivery_reaches_its_consumer_with_payload_and_delivery() throws Exception {
        HttpResponse<String> response = send(signed("/jobs/order").retried(3));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"orderId\":\"o-1\",\"amount\":42}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(ran).containsExactly("o-1 msg_test 3");
    }

    @Test
    void what_is_not_signed_for_this_endpoint_is_refused_and_never_runs() throws Exception {
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
    void another_spelling_of_the_path_runs_no_consumer(String path) throws Exception {
        assertThat(send(path, signed("/jobs/order")).statusCode()).isIn(400, 401, 404);
        assertThat(ran).isEmpty();
    }

    @Test
    void the_query_is_part_of_the_URL() throws Exception {
        assertThat(send(signed("/jobs/order?a=%20&b")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"retry,500", "later,503", "reject,489", "throw,500", "ok,200", "handled,202"})
    void every_ending_has_its_status(String ending, int status) throws Exception {
        HttpResponse<String> response = send(signed("/jobs/ending/" + ending));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("secret");
        assertThat(ran).containsExactly(ending);
    }

    @Test
    void the_headers_that_QStash_acts_on_are_sent() throws Exception {
        assertThat(send(signed("/jobs/ending/later")).headers().firstValue("Retry-After"))
                .hasValue("90");
        HttpResponse<String> rejected = send(signed("/jobs/ending/reject"));
        assertThat(rejected.headers().firstValue("Upstash-NonRetryable-Error")).hasValue("true");
        assertThat(rejected.body()).isEqualTo("no such order");
    }

    @ParameterizedTest
    @CsvSource({"stage,489", "failing-stage,500", "mono,503", "empty-mono,500", "callable,489"})
    void an_Outcome_that_comes_later_is_no_200(String path, int status) throws Exception {
        assertThat(send(signed("/jobs/" + path)).statusCode()).isEqualTo(status);
    }

    @Test
    void the_delivery_is_there_for_asynchronous_work() throws Exception {
        assertThat(send(signed("/jobs/stage")).body()).isEqualTo("stage of msg_test");
    }

    @Test
    void an_Outcome_behind_another_declared_type_settles_the_delivery() throws Exception {
        assertThat(send(signed("/jobs/hidden")).statusCode()).isEqualTo(489);
    }

    @Test
    void an_Outcome_inside_another_object_is_never_written() throws Exception {
        HttpResponse<String> response = send(signed("/jobs/wrapped"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("wrapped");
    }

    @Test
    void a_consumer_without_Outcome_acknowledges_by_returning() throws Exception {
        assertThat(send(signed("/jobs/nothing")).statusCode()).isEqualTo(200);
        assertThat(send(signed("/jobs/body")).body()).isEqualTo("{\"orderId\":\"echo\",\"amount\":29}");
        assertThat(send(signed("/all")).statusCode()).isEqualTo(200);
        assertThat(ran).containsExactly("nothing", "all");
    }

    @Test
    void a_response_of_its_own_is_kept_and_runs_the_actions() throws Exception {
        HttpResponse<String> response = send(signed("/jobs/entity"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("made");
        assertThat(response.headers().firstValue("X-Own")).hasValue("kept");
        assertThat(ran).containsExactly("action");
    }

    @Test
    void a_response_of_its_own_becomes_a_retry_when_an_action_fails() throws Exception {
        HttpResponse<String> response = send(signed("/jobs/failing-action"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("must not be seen").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"orderId\":1,\"amount\":\"x\"}", "\u0000\u0001"})
    void a_payload_that_cannot_be_decoded_is_rejected(String payload) throws Exception {
        HttpResponse<String> argument = send(signed("/jobs/order").body(payload));
        HttpResponse<String> delivery = send(signed("/jobs/payload").body(payload));

        assertThat(argument.statusCode()).isEqualTo(489);
        assertThat(argument.headers().firstValue("Upstash-NonRetryable-Error")).hasValue("true");
        assertThat(delivery.statusCode()).isEqualTo(489);
        assertThat(ran).isEmpty();
    }

    @Test
    void a_payload_of_another_media_type_is_rejected() throws Exception {
        assertThat(send(signed("/jobs/order").header("Content-Type", "application/xml"))
                        .statusCode())
                .isEqualTo(489);
    }

    @Test
    void a_form_has_its_parameters_after_its_bytes_were_verified() throws Exception {
        HttpResponse<String> response = send(signed("/jobs/form?a=1&q=%C3%BC")
                .body("a=2&b=x+y%21")
                .header("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(response.body()).isEqualTo("{a=1, q=ü, b=x y!} [1, 2]");
    }

    @Test
    void a_broken_form_is_no_500() throws Exception {
        HttpResponse<String> response = send(signed("/jobs/form?a=1")
                .body("a=%zz&=&%")
                .header("Content-Type", "application/x-www-form-urlencoded;charset=nonsense"));

        assertThat(response.statusCode()).isIn(200, 400, 489);
    }

    @Test
    void an_authentic_body_over_the_limit_is_rejected() throws Exception {
        assertThat(send(signed("/jobs/body").body("x".repeat(100 * 1024))).statusCode())
                .isEqualTo(200);
        assertThat(send(signed("/jobs/body").body("x".repeat(100 * 1024 + 1))).statusCode())
                .isEqualTo(489);
    }

    @Test
    void what_is_no_consumer_stays_as_it_was() throws Exception {
        HttpRequest unsigned = HttpRequest.newBuilder(at("/open"))
                .POST(HttpRequest.BodyPublishers.ofString("hello"))
                .build();

        assertThat(HTTP.send(unsigned, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("hello");
        assertThat(HTTP.send(HttpRequest.newBuilder(at("/jobs/order")).build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forward", "/jobs/forward"})
    void a_request_that_was_forwarded_to_a_consumer_does_not_run_it(String path) throws Exception {
        assertThat(send(signed(path)).statusCode()).isEqualTo(500);
        assertThat(ran).isEmpty();
    }

    private static SignedRequest signed(String path) {
        return SignedRequest.valid().to(PUBLIC + path);
    }

    private static void assertRefused(SignedRequest request) throws Exception {
        HttpResponse<String> response = send("/jobs/order", request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("Unauthorized");
        assertThat(ran).isEmpty();
    }

    private static HttpResponse<String> send(SignedRequest request) throws IOException, InterruptedException {
        return send(request.url().substring(PUBLIC.length()), request);
    }

    private static HttpResponse<String> send(String path, SignedRequest request)
            throws IOException, InterruptedException {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        return HTTP.send(http.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(application.getEnvironment().getProperty("local.server.port")) + path);
    }
}
