package io.github.qstash4j.test.lambda;

import java.time.Duration;
import java.util.Locale;

/**
 * What stands between the caller and a function. Each makes another event of the same request, and takes another form
 * of answer.
 */
public enum FrontEnd {
    /**
     * A REST API of API Gateway with Lambda proxy integration: the event of payload format 1.0, with headers as sent.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">API
     *     Gateway: Lambda proxy integrations</a>
     */
    REST_API,
    /**
     * An HTTP API of API Gateway, payload format 2.0.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">API
     *     Gateway: Lambda integrations of HTTP APIs</a>
     */
    HTTP_API,
    /**
     * The function's own URL.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Lambda: invoking function
     *     URLs</a>
     */
    FUNCTION_URL,
    /**
     * An Application Load Balancer, which passes on the last of several values of a header.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html">Elastic
     *     Load Balancing: Lambda functions as targets</a>
     */
    ALB,
    /** An Application Load Balancer whose target group has multi-value headers switched on. */
    ALB_MULTI_VALUE;

    private static final Duration NEVER = Duration.ofMinutes(15);

    /** This front end with a public domain name, whatever host a request names. */
    public FrontEndSettings withDomain(String domain) {
        return FrontEndSettings.of(this).withDomain(domain);
    }

    /** This front end with a stage in the path of its URL. */
    public FrontEndSettings withStage(String stage) {
        return FrontEndSettings.of(this).withStage(stage);
    }

    /** The name on a command line: {@code function-url}. */
    String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isLoadBalancer() {
        return this == ALB || this == ALB_MULTI_VALUE;
    }

    boolean isApiGateway() {
        return this == REST_API || this == HTTP_API;
    }

    /** How long the front end waits for the function, which may be allowed to take longer. */
    Duration patience() {
        return switch (this) {
            case REST_API -> Duration.ofSeconds(29);
            case HTTP_API -> Duration.ofSeconds(30);
            default -> NEVER;
        };
    }

    /** The longest body of a request, in bytes. */
    int maxBody() {
        return (isLoadBalancer() ? 1 : isApiGateway() ? 10 : 6) * 1024 * 1024;
    }

    /** The longest answer of the function, in bytes of its JSON. */
    int maxAnswer() {
        return isLoadBalancer() ? 1024 * 1024 : InvocationResult.MAX_PAYLOAD;
    }
}
