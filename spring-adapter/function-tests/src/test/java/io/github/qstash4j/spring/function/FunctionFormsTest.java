package io.github.qstash4j.spring.function;

import static io.github.qstash4j.spring.function.RunningFunctions.signed;
import static io.github.qstash4j.spring.function.RunningFunctions.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;

/** What functions take and return. */
@ParameterizedClass
@EnumSource(names = {"SERVLET", "REACTIVE"})
@SuppressWarnings("NullAway.Init") // JUnit starts the application.
record FunctionFormsTest(WebApplicationType web) {

    private static final String ORDER = "{\"orderId\":\"o-1\",\"amount\":42}";
    private static final String WRONG = "{\"orderId\":\"o-1\",\"amount\":-1}";

    private static RunningFunctions application;
    private static Ran ran;

    @BeforeParameterizedClassInvocation
    static void start(WebApplicationType type) {
        application = RunningFunctions.start(type, Functions.class);
        ran = application.bean(Ran.class);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        ran.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "placed, thanks",
        "described, o-1 msg_test acme",
        "noted, ''",
        "ticked, ''",
        "doubled, '{\"orderId\":\"o-1\",\"amount\":84}'",
        "one, o-1",
        "flowing, '[\"o-1\"]'",
        "shipped, ''",
        "packed, ''",
        "sealed, ''"
    })
    void every_form_runs_for_a_verified_delivery_and_for_no_other(String name, String body) throws Exception {
        assertThat(application.send(unsigned("/" + name).json(ORDER)).statusCode())
                .isEqualTo(401);
        assertThat(ran).isEmpty();

        HttpResponse<String> response = application.send(order("/" + name).header("X-Tenant", "acme"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "placed,489,less than nothing",
        "one,489,less",
        "flowing,500,Deliver this again.",
        "silent,500,Deliver this again."
    })
    void what_a_function_makes_of_a_delivery_settles_it(String name, int status, String body) throws Exception {
        HttpResponse<String> response = application.send(signed("/" + name).json(WRONG));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
    }

    @Test
    void an_exception_settles_as_it_says() throws Exception {
        HttpResponse<String> response = application.send(order("/failing"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("90");
    }

    @ParameterizedTest
    @CsvSource({"204,200", "489,489", "503,500", "302,500"})
    void the_status_of_a_message_counts(int said, int answered) throws Exception {
        HttpResponse<String> response =
                application.send(signed("/answered").json("{\"orderId\":\"o-1\",\"amount\":" + said + "}"));

        assertThat(response.statusCode()).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({"1,200,part 1", "2,200,'[\"part 1\",\"part 2\"]'", "3,489,part 3"})
    void the_statuses_of_several_messages_count(int count, int status, String body) throws Exception {
        HttpResponse<String> response =
                application.send(signed("/answering").json("{\"orderId\":\"o-1\",\"amount\":" + count + "}"));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
    }

    @Test
    void the_headers_of_the_request_do_not_come_back() throws Exception {
        HttpResponse<String> response = application.send(order("/answered").header("X-Tenant", "acme"));

        assertThat(response.headers().map().keySet())
                .noneMatch(name -> name.startsWith("upstash-signature") || name.equals("x-tenant"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"orderId\":\"o-1\",\"amount\":\"x\"}",
                "[{\"orderId\":\"o-1\",\"amount\":1}]"
            })
    void what_is_no_payload_is_rejected_and_calls_nothing(String body) throws Exception {
        assertThat(application.send(signed("/placed").json(body)).statusCode()).isEqualTo(489);
        assertThat(ran).isEmpty();
    }

    @Test
    void a_text_that_looks_like_a_list_is_one_delivery() throws Exception {
        HttpResponse<String> response = application.send(signed("/text").json("[\"a\",\"b\"]"));

        assertThat(response.body()).isEqualTo("[\"a\",\"b\"]");
        assertThat(ran).containsExactly("text [\"a\",\"b\"]");
    }

    @Test
    void a_list_arrives_as_a_list() throws Exception {
        assertThat(application
                        .send(signed("/several").json("[" + ORDER + "," + WRONG + "]"))
                        .body())
                .isEqualTo("2 from o-1");
    }

    @Test
    void a_form_arrives_as_it_was_sent() throws Exception {
        SignedRequest form = signed("/text")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("a=1&b=x+y%21&a=2&&c");

        assertThat(application.send(form).body()).isEqualTo("a=1&b=x+y%21&a=2&&c");
    }

    @Test
    void bytes_arrive_as_they_were_sent() throws Exception {
        HttpResponse<String> response = application.send(signed("/bytes").body(new byte[] {0, -1, 'x'}));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).hasValue("3");
    }

    @Test
    void a_header_that_a_message_would_not_take_is_no_error() throws Exception {
        SignedRequest odd = order("/described")
                .header("id", "chosen")
                .header("timestamp", "chosen")
                .header("contentType", "no/media/type")
                .header("qstash-delivery", "chosen")
                .header("replyChannel", "chosen")
                .header("X-Tenant", "acme");

        assertThat(application.send(odd).body()).isEqualTo("o-1 msg_test acme");
    }

    @Test
    void a_function_that_is_no_consumer_stays_open() throws Exception {
        HttpResponse<String> response = application.send(
                unsigned("/open").header("Content-Type", "text/plain").body("all"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("open to all");
    }

    private static SignedRequest order(String path) {
        return signed(path).json(ORDER);
    }
}
