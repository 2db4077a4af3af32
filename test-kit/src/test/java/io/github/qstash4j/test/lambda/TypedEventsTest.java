package io.github.qstash4j.test.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** AWS's own classes read our events under the real runtime client, which is the proof of their form. */
class TypedEventsTest {

    private static LocalLambda handler(String method) {
        return LocalLambda.builder()
                .handler(TypedHandlers.class.getName() + "::" + method)
                .start();
    }

    private static HttpResponse<String> post(LocalLambda lambda, FrontEndSettings settings, String path)
            throws IOException, InterruptedException {
        return Post.to(
                lambda.url(settings),
                path + "?q=1%202&q=3",
                "{}",
                "X-Trace",
                "a",
                "X-Trace",
                "b",
                "Cookie",
                "a=1; b=2");
    }

    @Test
    void a_rest_api_event_is_an_api_gateway_proxy_request_event() throws Exception {
        try (LocalLambda lambda = handler("rest")) {
            HttpResponse<String> response = post(lambda, FrontEnd.REST_API.withStage("dev"), "/dev/jobs");

            assertThat(response.body())
                    .isEqualTo("POST /jobs /dev/jobs dev 127.0.0.1 b [a, b] 3 [1 2, 3] jobs false {}");
            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.headers().firstValue("X-Answer")).hasValue("rest");
        }
    }

    @Test
    void an_http_api_event_and_a_function_url_event_are_v2_http_events() throws Exception {
        try (LocalLambda lambda = handler("http")) {
            HttpResponse<String> api = post(lambda, FrontEnd.HTTP_API.withDomain("app.example.com"), "/jobs");
            HttpResponse<String> url = post(lambda, FrontEndSettings.of(FrontEnd.FUNCTION_URL), "/jobs");

            assertThat(api.body())
                    .isEqualTo("2.0 POST /jobs q=1%202&q=3 app.example.com $default 127.0.0.1 a,b 1 2,3 [a=1, b=2]"
                            + " false {}");
            assertThat(url.body()).contains(" 127.0.0.1 $default ");
            assertThat(api.statusCode()).isEqualTo(202);
            assertThat(api.headers().firstValue("X-Answer")).hasValue("http");
            assertThat(api.headers().allValues("Set-Cookie")).containsExactly("c=1", "d=2");
        }
    }

    @Test
    void a_load_balancer_event_is_an_application_load_balancer_request_event() throws Exception {
        try (LocalLambda lambda = handler("alb")) {
            HttpResponse<String> single = post(lambda, FrontEndSettings.of(FrontEnd.ALB), "/jobs");
            HttpResponse<String> multiple = post(lambda, FrontEndSettings.of(FrontEnd.ALB_MULTI_VALUE), "/jobs");

            assertThat(single.body()).isEqualTo("POST /jobs true b 3 false {}");
            assertThat(multiple.body()).isEqualTo("POST /jobs true [a, b] [1%202, 3] false {}");
            assertThat(single.headers().firstValue("X-Answer")).hasValue("alb");
            assertThat(multiple.headers().firstValue("X-Answer")).hasValue("alb");
        }
    }
}
