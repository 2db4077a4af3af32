package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // JUnit starts the application.
record WebFluxTest(ReactiveServer server) implements OnAnyServer {

    private static RunningApplication application;
    private static Ran ran;

    @BeforeParameterizedClassInvocation
    static void start(ReactiveServer server) {
        application = RunningApplication.start(server, WebFluxConsumers.class, "qstash.max-body-size=100KB");
        ran = application.bean(Ran.class);
    }

    @AfterParameterizedClassInvocation
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
    void the_headers_that_QStash_acts_on_are_sent_beside_the_consumers_own() throws Exception {
        HttpResponse<String> later = application.send(signed("/jobs/ending/later"));
        assertThat(later.headers().firstValue("Retry-After")).hasValue("90");
        assertThat(later.headers().firstValue("X-Own")).hasValue("kept");
        assertThat(later.headers().allValues("X-Committed")).containsExactly("once");
        HttpResponse<String> rejected = application.send(signed("/jobs/ending/reject"));
        assertThat(rejected.headers().firstValue("Upstash-NonRetryable-Error")).hasValue("true");
        assertThat(rejected.body()).isEqualTo("no such order");
    }

    @ParameterizedTest
    @CsvSource({
        "stage,489",
        "failing-stage,500",
        "broken-stage,500",
        "handled-stage,202",
        "mono,503",
        "empty-mono,500",
        "hidden,489"
    })
    void an_Outcome_that_comes_later_is_no_200(String path, int status) throws Exception {
        assertThat(application.send(signed("/jobs/" + path)).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity", "mono", "stage", "list", "flux"})
    void an_Outcome_inside_another_object_is_never_written(String form) throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/wrapped/" + form));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("the reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"breaking-flux", "broken-action"})
    void what_fails_at_the_very_end_is_a_retry(String path) throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/" + path));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("half").doesNotContain("secret");
    }

    @Test
    void a_failure_after_the_consumer_returned_counts() throws Exception {
        assertThat(application.send(signed("/jobs/ending/fails-later")).statusCode())
                .isEqualTo(503);
        assertThat(ran).containsExactly("fails-later");
    }

    @ParameterizedTest
    @CsvSource({"response-status,409", "error-response,503", "cause,410", "annotated,402", "input,489"})
    void an_exception_that_says_its_status_counts_by_it(String kind, int status) throws Exception {
        for (String path : new String[] {"/statuses/", "/statuses-later/"}) {
            HttpResponse<String> response = application.send(signed(path + kind));

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.body()).doesNotContain("secret");
        }
    }

    @Test
    void a_consumer_without_Outcome_acknowledges_by_returning() throws Exception {
        assertThat(application.send(signed("/jobs/nothing")).statusCode()).isEqualTo(200);
        assertThat(application.send(signed("/jobs/nothing-later")).statusCode()).isEqualTo(200);
        assertThat(application.send(signed("/jobs/no-content")).statusCode()).isEqualTo(204);
        assertThat(application.send(signed("/jobs/body")).body()).isEqualTo("{\"orderId\":\"echo\",\"amount\":29}");
        assertThat(application.send(signed("/jobs/body-later")).body())
                .isEqualTo("{\"orderId\":\"o-1\",\"amount\":42}");
        assertThat(application.send(signed("/jobs/text").body("as it is")).body())
                .isEqualTo("as it is");
        assertThat(ran).containsExactly("nothing", "nothing later");
    }

    @Test
    void a_response_of_its_own_is_kept_and_runs_the_actions() throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/entity"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("made");
        assertThat(response.headers().firstValue("X-Own")).hasValue("kept");
        assertThat(response.headers().firstValue("Set-Cookie")).hasValue("own=cookie");
        assertThat(response.headers().allValues("X-Committed")).containsExactly("once");
        assertThat(ran).containsExactly("action");
    }

    @Test
    void a_response_of_its_own_becomes_a_retry_when_an_action_fails() throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/failing-action"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("must not be seen").doesNotContain("secret");
        assertThat(response.headers().firstValue("X-Own")).isEmpty();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void what_browsers_ask_of_other_origins_runs_no_consumer() throws Exception {
        SignedRequest unsigned = signed("/jobs/cross-origin").header("Upstash-Signature");
        assertThat(application
                        .send(
                                "OPTIONS",
                                "/jobs/cross-origin",
                                unsigned.header("Origin", "https://elsewhere.example.com")
                                        .header("Access-Control-Request-Method", "POST"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(application
                        .send(unsigned.header("Origin", "https://elsewhere.example.com"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(application
                        .send(unsigned.header("Origin", "https://nowhere.example.com"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ran).isEmpty();
        assertThat(application
                        .send(signed("/jobs/cross-origin").header("Origin", "https://elsewhere.example.com"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere", "/jobs/elsewhere"})
    void a_request_that_a_filter_sends_to_another_consumer_does_not_run_it(String path) throws Exception {
        assertThat(application.send(signed(path)).statusCode()).isEqualTo(401);
        assertThat(ran).isEmpty();
    }
}
