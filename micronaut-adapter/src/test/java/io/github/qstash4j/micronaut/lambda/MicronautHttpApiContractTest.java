package io.github.qstash4j.micronaut.lambda;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

/** An HTTP API of API Gateway, payload format 2.0. */
class MicronautHttpApiContractTest extends MicronautLambdaContract {

    MicronautHttpApiContractTest() {
        super(APIGatewayV2HTTPEventFunction.class, FrontEndSettings.of(FrontEnd.HTTP_API), "micronaut-http-api");
    }
}
