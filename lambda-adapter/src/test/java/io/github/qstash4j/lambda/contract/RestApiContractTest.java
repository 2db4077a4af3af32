package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;

/** A REST API of API Gateway, payload format 1.0. */
class RestApiContractTest extends LambdaContract {

    RestApiContractTest() {
        super(StreamEndpoints.class, FrontEndSettings.of(FrontEnd.REST_API).withBinaryMediaTypes("*/*"), "rest-api");
    }
}
