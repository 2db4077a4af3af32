package io.github.qstash4j.lambda;

import static io.github.qstash4j.test.fixtures.SignedRequest.valid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Typed handlers and the events of others, read as the runtime client reads them. */
class WrongHandlerTest {

    private final Probe probe = Probe.ofPlatform();
    private final RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> rest =
            QStashLambda.rest(probe.receiver(), probe);
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> http =
            QStashLambda.http(probe.receiver(), probe);
    private final RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> balancer =
            QStashLambda.loadBalancer(probe.receiver(), probe);

    private static <E> E read(Class<E> type, String json) {
        return LambdaEventSerializers.serializerFor(type, WrongHandlerTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private void invoke(String handler, String json) {
        switch (handler) {
            case "rest" -> rest.handleRequest(read(APIGatewayProxyRequestEvent.class, json), null);
            case "http" -> http.handleRequest(read(APIGatewayV2HTTPEvent.class, json), null);
            default -> balancer.handleRequest(read(ApplicationLoadBalancerRequestEvent.class, json), null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rest, http-2.0, use QStashLambda.http",
        "rest, function-url, use QStashLambda.http",
        "rest, alb, use QStashLambda.loadBalancer",
        "rest, alb-multi-value, use QStashLambda.loadBalancer",
        "rest, other-sqs, use QStashStreamHandler",
        "rest, other-scheduled, use QStashStreamHandler",
        "rest, other-lattice-2, or QStashStreamHandler",
        "rest, other-websocket-message, use QStashStreamHandler",
        "rest, other-authorizer-token, use QStashStreamHandler",
        "http, rest, use QStashLambda.rest behind a REST API",
        "http, http-1.0, use QStashLambda.rest behind a REST API",
        "http, alb, QStashLambda.loadBalancer behind a load balancer",
        "http, alb-multi-value, QStashLambda.loadBalancer behind a load balancer",
        "http, other-sns, or QStashStreamHandler",
        "http, other-lattice-1, or QStashStreamHandler",
        "http, other-websocket-connect, or QStashStreamHandler",
        "http, other-authorizer-request, or QStashStreamHandler",
        "loadBalancer, rest, use QStashLambda.rest or QStashLambda.http behind API Gateway",
        "loadBalancer, http-2.0, use QStashLambda.rest or QStashLambda.http behind API Gateway",
        "loadBalancer, function-url, use QStashLambda.rest or QStashLambda.http behind API Gateway",
        "loadBalancer, other-s3, or QStashStreamHandler",
        "loadBalancer, other-lattice-2, or QStashStreamHandler",
    })
    void an_event_for_another_handler_names_that(String handler, String name, String advice) {
        assertThatThrownBy(() -> invoke(handler, AwsEvent.of(name).text()))
                .isInstanceOf(UnsupportedEventException.class)
                .hasMessageStartingWith("QStashLambda." + handler + " was invoked with an event that is ")
                .hasMessageContaining(advice)
                .hasMessageNotContaining("secret-content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "http", "loadBalancer"})
    void an_event_without_anything_is_for_none(String handler) {
        for (String event : List.of("{}", "null", "{\"requestContext\":null}")) {
            assertThatThrownBy(() -> invoke(handler, event))
                    .as(event)
                    .isInstanceOf(UnsupportedEventException.class)
                    .hasMessageStartingWith("QStashLambda." + handler);
        }
    }

    @Test
    void an_event_whose_members_are_null_has_an_answer() {
        APIGatewayProxyResponseEvent one = rest.handleRequest(
                read(
                        APIGatewayProxyRequestEvent.class,
                        "{\"httpMethod\":\"POST\",\"headers\":{\"a\":null},\"multiValueHeaders\":{\"a\":[null],\"b\":null},"
                                + "\"multiValueQueryStringParameters\":{\"q\":[null]},\"body\":null,\"isBase64Encoded\":null}"),
                null);
        APIGatewayV2HTTPResponse two = http.handleRequest(
                read(
                        APIGatewayV2HTTPEvent.class,
                        "{\"version\":\"2.0\",\"rawPath\":\"/\",\"headers\":{\"a\":null},\"cookies\":[null],\"requestContext\":{}}"),
                null);
        ApplicationLoadBalancerResponseEvent three = balancer.handleRequest(
                read(
                        ApplicationLoadBalancerRequestEvent.class,
                        "{\"requestContext\":{\"elb\":{}},\"multiValueHeaders\":{\"a\":[null]},\"headers\":null,"
                                + "\"queryStringParameters\":{\"a\":null}}"),
                null);

        assertThat(List.of(one.getStatusCode(), two.getStatusCode(), three.getStatusCode()))
                .containsOnly(401);
        assertThat(one.getIsBase64Encoded()).isFalse();
        assertThat(three.getMultiValueHeaders()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rest, https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/jobs/order",
        "rest-authorizer-without-base64-flag, https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/jobs",
        "http-1.0, https://h1tp0001.execute-api.eu-central-1.amazonaws.com/jobs",
        "http-2.0, https://h2tp0001.execute-api.eu-central-1.amazonaws.com/jobs?tag=a&tag=b%20c",
        "function-url-iam, https://u0rl1example.lambda-url.eu-central-1.on.aws/jobs/a%20b",
    })
    void an_event_for_the_handler_is_handled(String name, String url) {
        String event = AwsEvent.of(name).carrying(valid().to(url)).text();

        invoke(name.startsWith("http-2") || name.startsWith("function") ? "http" : "rest", event);

        assertThat(probe.last().url()).isEqualTo(url);
    }
}
