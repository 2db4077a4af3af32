package io.github.qstash4j.lambda.contract;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;

/** A load balancer with multi-value headers, with typed events. */
class TypedLoadBalancerContractTest extends LambdaContract {

    TypedLoadBalancerContractTest() {
        super(LoadBalancerEndpoints.class, FrontEndSettings.of(FrontEnd.ALB_MULTI_VALUE), null);
    }
}
