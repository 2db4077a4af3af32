package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;

/** An HTTP API of API Gateway, payload format 2.0. */
class HttpApiContractTest extends LambdaContract {

    HttpApiContractTest() {
        super(StreamEndpoints.class, FrontEndSettings.of(FrontEnd.HTTP_API), "http-api");
    }
}
