package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A multipart body is verified as bytes and read as parts. */
class MultipartTest {

    private static final String BODY = String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"note\"",
            "",
            "für dich",
            "--b",
            "Content-Disposition: form-data; name=\"order\"",
            "Content-Type: application/json",
            "",
            "{\"id\":\"o-1\"}",
            "--b",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"",
            "Content-Type: text/plain",
            "X-Own: kept",
            "",
            "content",
            "--b--",
            "");

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(Parts.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void its_parts_are_bound_to_arguments() throws Exception {
        assertThat(application.send(multipart("/parts", BODY)).body()).isEqualTo("für dich o-1 a.txt content");
    }

    @Test
    void they_are_there_for_who_asks_the_request() throws Exception {
        assertThat(application.send(multipart("/raw", BODY)).body())
                .isEqualTo("note null null [], order null application/json [],"
                        + " file a.txt text/plain [kept] / für dich / content / " + BODY.getBytes(UTF_8).length);
    }

    @Test
    void it_is_still_the_body_for_who_takes_bytes() throws Exception {
        assertThat(application.send(multipart("/bytes", BODY)).body()).isEqualTo("" + BODY.getBytes(UTF_8).length);
    }

    @Test
    void a_part_that_is_missing_and_a_body_that_is_none_are_rejections() throws Exception {
        assertThat(application
                        .send(multipart("/parts", BODY.replace("name=\"order\"", "name=\"other\"")))
                        .statusCode())
                .isEqualTo(489);
        assertThat(application.send(multipart("/parts", "no parts")).statusCode())
                .isEqualTo(489);
    }

    @Test
    void a_body_that_is_none_is_still_one_for_who_takes_bytes() throws Exception {
        assertThat(application.send(multipart("/bytes", "no parts")).body()).isEqualTo("8");
    }

    @Test
    void an_unverified_one_is_refused_unread() throws Exception {
        assertThat(application
                        .send(multipart("/parts", BODY).header("Upstash-Signature"))
                        .statusCode())
                .isEqualTo(401);
    }

    private static SignedRequest multipart(String path, String body) {
        return signed(path).body(body).header("Content-Type", "multipart/form-data; boundary=b");
    }

    record Order(String id) {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class Parts {

        @QStashMapping("/parts")
        String parts(@RequestParam String note, @RequestPart("order") Order order, @RequestParam MultipartFile file)
                throws IOException {
            return note + " " + order.id() + " " + file.getOriginalFilename() + " "
                    + new String(file.getBytes(), UTF_8);
        }

        @QStashMapping("/raw")
        String raw(HttpServletRequest request) throws Exception {
            List<String> parts = request.getParts().stream()
                    .map(part -> part.getName() + " " + part.getSubmittedFileName() + " " + part.getContentType() + " "
                            + part.getHeaders("x-own"))
                    .toList();
            Part file = request.getPart("file");
            return String.join(", ", parts) + " / " + request.getParameter("note") + " / "
                    + new String(file.getInputStream().readAllBytes(), UTF_8) + " / "
                    + request.getInputStream().readAllBytes().length;
        }

        @QStashMapping("/bytes")
        int bytes(@RequestBody byte[] body) {
            return body.length;
        }
    }
}
