package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;

/** A load balancer with multi-value headers. */
class MultiValueLoadBalancerContractTest extends LambdaContract {

    MultiValueLoadBalancerContractTest() {
        super(StreamEndpoints.class, FrontEndSettings.of(FrontEnd.ALB_MULTI_VALUE), "alb-multi-value");
    }
}
