package io.github.qstash4j.micronaut.lambda;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;

/** A REST API of API Gateway, payload format 1.0. */
class MicronautRestApiContractTest extends MicronautLambdaContract {

    MicronautRestApiContractTest() {
        super(
                ApiGatewayProxyRequestEventFunction.class,
                FrontEndSettings.of(FrontEnd.REST_API).withBinaryMediaTypes("*/*"),
                "micronaut-rest-api");
    }
}
