package io.github.qstash4j.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import org.junit.jupiter.api.Test;

/** With Micronaut Security, which wants a login for everything. */
class SecurityTest {

    @Test
    void consumers_need_no_login_and_everything_else_does() throws Exception {
        try (RunningServer server = RunningServer.start("secured", "micronaut.security.enabled", "true")) {
            assertThat(server.send(RunningServer.signed("/secured/job")).statusCode())
                    .isEqualTo(200);
            assertThat(server.send(RunningServer.signed("/secured/job").header("Upstash-Signature"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.get("/secured/page").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void who_wants_a_login_as_well_says_so() throws Exception {
        try (RunningServer server = RunningServer.start("secured", "micronaut.security.enabled", "true")) {
            assertThat(server.send(RunningServer.signed("/secured/for-roles")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Controller("/secured")
    @Requires(property = "spec.name", value = "secured")
    static class Guarded {

        @QStashConsumer
        @Post("/job")
        void job() {}

        @QStashConsumer
        @Secured("admin")
        @Post("/for-roles")
        void forRoles() {}

        @Get("/page")
        String page() {
            return "page";
        }
    }
}
