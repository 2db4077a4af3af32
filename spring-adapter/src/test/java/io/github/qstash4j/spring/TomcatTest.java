package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomcatTest implements OnAnyServer {

    private static RunningApplication application;
    private static Ran ran;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                Consumers.class, "qstash.max-body-size=100KB", "spring.mvc.async.request-timeout=2s");
        ran = application.bean(Ran.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Override
    public RunningApplication application() {
        return application;
    }

    @Override
    public List<String> ran() {
        return ran;
    }

    @Test
    void the_headers_that_QStash_acts_on_are_sent() throws Exception {
        assertThat(application.send(signed("/jobs/ending/later")).headers().firstValue("Retry-After"))
                .hasValue("90");
        HttpResponse<String> rejected = application.send(signed("/jobs/ending/reject"));
        assertThat(rejected.headers().firstValue("Upstash-NonRetryable-Error")).hasValue("true");
        assertThat(rejected.body()).isEqualTo("no such order");
    }

    @ParameterizedTest
    @CsvSource({"stage,489", "failing-stage,500", "mono,503", "empty-mono,500", "callable,489"})
    void an_Outcome_that_comes_later_is_no_200(String path, int status) throws Exception {
        assertThat(application.send(signed("/jobs/" + path)).statusCode()).isEqualTo(status);
    }

    @Test
    void the_delivery_is_there_for_asynchronous_work() throws Exception {
        assertThat(application.send(signed("/jobs/stage")).body()).isEqualTo("stage of msg_test");
    }

    @Test
    void an_Outcome_behind_another_declared_type_settles_the_delivery() throws Exception {
        assertThat(application.send(signed("/jobs/hidden")).statusCode()).isEqualTo(489);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity", "list", "optional", "flux", "emitter"})
    void an_Outcome_inside_another_object_is_never_written(String form) throws Exception {
        HttpResponse<String> response = application.send(signed("/wrapped/" + form));

        assertThat(response.statusCode()).isIn(500, 503);
        assertThat(response.body()).doesNotContain("the reason");
    }

    @Test
    void a_failure_after_the_consumer_returned_counts() throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/fails-later"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("advised");
        assertThat(ran).isEmpty();
    }

    @Test
    void work_that_starts_asynchronously_behind_our_back_is_a_retry() throws Exception {
        assertThat(application.send(signed("/jobs/raw-async")).statusCode()).isEqualTo(500);
    }

    @Test
    void a_parameter_that_is_missing_or_of_another_type_is_an_unfit_payload() throws Exception {
        assertThat(application.send(signed("/jobs/typed/x")).statusCode()).isEqualTo(489);
        assertThat(application.send(signed("/jobs/form")).statusCode()).isEqualTo(489);
    }

    @Test
    void a_mapping_may_ask_for_parameters_of_the_query_and_the_form_is_read_after_it_was_verified() throws Exception {
        assertThat(application
                        .send(signed("/jobs/params?type=a")
                                .body("b=1")
                                .header("Content-Type", "application/x-www-form-urlencoded"))
                        .body())
                .isEqualTo("1");
    }

    @Test
    void the_form_of_a_PUT_is_there_once() throws Exception {
        assertThat(application
                        .send(
                                "PUT",
                                "/jobs/put",
                                signed("/jobs/put")
                                        .body("a=2")
                                        .header("Content-Type", "application/x-www-form-urlencoded"))
                        .body())
                .isEqualTo("[2]");
    }

    @Test
    void a_multipart_body_arrives_as_the_bytes_that_it_is() throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n";

        assertThat(application
                        .send(signed("/jobs/text").body(body).header("Content-Type", "multipart/form-data; boundary=b"))
                        .body())
                .isEqualTo(body);
    }

    @Test
    void a_consumer_without_Outcome_acknowledges_by_returning() throws Exception {
        assertThat(application.send(signed("/jobs/nothing")).statusCode()).isEqualTo(200);
        assertThat(application.send(signed("/jobs/body")).body()).isEqualTo("{\"orderId\":\"echo\",\"amount\":29}");
        assertThat(application.send(signed("/all")).statusCode()).isEqualTo(200);
        assertThat(ran).containsExactly("nothing", "all");
    }

    @Test
    void a_response_of_its_own_is_kept_and_runs_the_actions() throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/entity"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("made");
        assertThat(response.headers().firstValue("X-Own")).hasValue("kept");
        assertThat(ran).containsExactly("action");
    }

    @Test
    void a_response_of_its_own_becomes_a_retry_when_an_action_fails() throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/failing-action"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("must not be seen").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"orderId\":1,\"amount\":\"x\"}", "\u0000\u0001"})
    void a_payload_that_cannot_be_decoded_is_rejected(String payload) throws Exception {
        HttpResponse<String> argument = application.send(signed("/jobs/order").body(payload));
        HttpResponse<String> delivery = application.send(signed("/jobs/payload").body(payload));

        assertThat(argument.statusCode()).isEqualTo(489);
        assertThat(argument.headers().firstValue("Upstash-NonRetryable-Error")).hasValue("true");
        assertThat(delivery.statusCode()).isEqualTo(489);
        assertThat(ran).isEmpty();
    }

    @Test
    void a_payload_of_another_media_type_is_rejected() throws Exception {
        assertThat(application
                        .send(signed("/jobs/order").header("Content-Type", "application/xml"))
                        .statusCode())
                .isEqualTo(489);
    }

    @Test
    void a_form_has_its_parameters_after_its_bytes_were_verified() throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/form?a=1&q=%C3%BC")
                .body("a=2&b=x+y%21")
                .header("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(response.body()).isEqualTo("{a=1, q=ü, b=x y!} [1, 2]");
    }

    @Test
    void a_broken_form_has_no_parameters() throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/form?a=1")
                .body("b=%zz")
                .header("Content-Type", "application/x-www-form-urlencoded;charset=nonsense"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{a=1} [1]");
    }

    @Test
    void an_authentic_body_over_the_limit_is_rejected() throws Exception {
        assertThat(application
                        .send(signed("/jobs/body").body("x".repeat(100 * 1024)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(application
                        .send(signed("/jobs/body").body("x".repeat(100 * 1024 + 1)))
                        .statusCode())
                .isEqualTo(489);
    }

    @Test
    void a_request_that_was_forwarded_to_a_consumer_does_not_run_it() throws Exception {
        assertThat(application.send(signed("/forward")).statusCode()).isEqualTo(401);
        assertThat(ran).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/forward", "/jobs/forward-to-others"})
    void a_consumer_that_forwards_fails_since_its_response_could_not_be_held_back(String path) throws Exception {
        assertThat(application.send(signed(path)).statusCode()).isEqualTo(500);
        assertThat(ran).isEmpty();
    }
}
