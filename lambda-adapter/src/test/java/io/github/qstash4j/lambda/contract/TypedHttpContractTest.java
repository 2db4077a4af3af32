package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;

/** An HTTP API of API Gateway, with typed events. */
class TypedHttpContractTest extends LambdaContract {

    TypedHttpContractTest() {
        super(HttpEndpoints.class, FrontEndSettings.of(FrontEnd.HTTP_API), null);
    }
}
