package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;

/** A function URL. */
class FunctionUrlContractTest extends LambdaContract {

    FunctionUrlContractTest() {
        super(StreamEndpoints.class, FrontEndSettings.of(FrontEnd.FUNCTION_URL), "function-url");
    }
}
