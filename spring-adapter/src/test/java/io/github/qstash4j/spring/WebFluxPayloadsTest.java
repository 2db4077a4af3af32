package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a delivery brings, as arguments on Spring WebFlux. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // JUnit starts the application.
record WebFluxPayloadsTest(ReactiveServer server) {

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

    @BeforeEach
    void forget() {
        ran.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"orderId\":1,\"amount\":\"x\"}", "\u0000\u0001"})
    void a_payload_that_cannot_be_decoded_is_rejected(String payload) throws Exception {
        for (String path : new String[] {"/jobs/order", "/jobs/payload", "/jobs/body-later", "/unprocessable"}) {
            HttpResponse<String> response = application.send(signed(path).body(payload));

            assertThat(response.statusCode()).as(path).isEqualTo(489);
            assertThat(response.headers().firstValue("Upstash-NonRetryable-Error"))
                    .hasValue("true");
        }
        assertThat(ran).isEmpty();
    }

    @Test
    void an_application_may_take_what_cannot_be_decoded() throws Exception {
        assertThat(application.send(signed("/accepting").body("{")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_payload_of_another_media_type_is_rejected() throws Exception {
        assertThat(application
                        .send(signed("/jobs/order").header("Content-Type", "application/xml"))
                        .statusCode())
                .isEqualTo(489);
    }

    @Test
    void a_parameter_that_is_missing_or_of_another_type_is_an_unfit_payload() throws Exception {
        assertThat(application.send(signed("/jobs/typed/x?needed=1")).statusCode())
                .isEqualTo(489);
        assertThat(application.send(signed("/jobs/typed/1")).statusCode()).isEqualTo(489);
        assertThat(application.send(signed("/jobs/typed/1?needed=1")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_form_is_read_out_of_the_bytes_that_were_verified() throws Exception {
        HttpResponse<String> response = application.send(signed("/jobs/form?more=1")
                .body("orderId=x+%C3%BC&amount=3")
                .header("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(response.body()).isEqualTo("x ü 3 {orderId=[x ü], amount=[3]} orderId=x+%C3%BC&amount=3");
    }

    @Test
    void a_multipart_body_has_its_parts() throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"orderId\"\r\n\r\no-1\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + "x".repeat(50_000) + "\r\n--b--\r\n";

        assertThat(application
                        .send(signed("/jobs/parts")
                                .body(body)
                                .header("Content-Type", "multipart/form-data; boundary=b"))
                        .body())
                .isEqualTo("o-1 50000");
    }

    @Test
    void headers_of_the_delivery_are_arguments() throws Exception {
        assertThat(application
                        .send(signed("/jobs/headers").header("X-Tenant", "t-1").header("X-Many", "a", "b"))
                        .body())
                .isEqualTo("t-1 7 false [a, b]");
        assertThat(application
                        .send(signed("/jobs/headers").header("X-Many", "a"))
                        .statusCode())
                .isEqualTo(489);
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

    @ParameterizedTest
    @ValueSource(strings = {"", "no boundary", "--b\r\nContent-Disposition: form-data; name=\"orderId\"\r\n\r\no-1"})
    void a_broken_multipart_body_is_rejected(String body) throws Exception {
        assertThat(application
                        .send(signed("/jobs/parts")
                                .body(body)
                                .header("Content-Type", "multipart/form-data; boundary=b"))
                        .statusCode())
                .isEqualTo(489);
        assertThat(application
                        .send(signed("/jobs/parts").body(body).header("Content-Type", "multipart/form-data"))
                        .statusCode())
                .isEqualTo(489);
    }

    @Test
    void a_broken_form_is_rejected() throws Exception {
        assertThat(application
                        .send(signed("/jobs/form")
                                .body("orderId=%zz")
                                .header("Content-Type", "application/x-www-form-urlencoded"))
                        .statusCode())
                .isEqualTo(489);
    }
}
