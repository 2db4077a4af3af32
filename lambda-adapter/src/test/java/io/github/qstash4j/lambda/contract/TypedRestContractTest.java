package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;

/** A REST API of API Gateway, with typed events. */
class TypedRestContractTest extends LambdaContract {

    TypedRestContractTest() {
        super(RestEndpoints.class, FrontEndSettings.of(FrontEnd.REST_API).withBinaryMediaTypes("*/*"), null);
    }
}
