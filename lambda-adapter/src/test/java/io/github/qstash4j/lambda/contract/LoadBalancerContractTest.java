package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;

/** A load balancer with one value for each header. */
class LoadBalancerContractTest extends LambdaContract {

    LoadBalancerContractTest() {
        super(StreamEndpoints.class, FrontEndSettings.of(FrontEnd.ALB), "alb");
    }
}
