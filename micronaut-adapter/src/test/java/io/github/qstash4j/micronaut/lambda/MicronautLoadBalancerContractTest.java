package io.github.qstash4j.micronaut.lambda;

import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.micronaut.function.aws.proxy.alb.ApplicationLoadBalancerFunction;

/** An Application Load Balancer. */
class MicronautLoadBalancerContractTest extends MicronautLambdaContract {

    MicronautLoadBalancerContractTest() {
        super(ApplicationLoadBalancerFunction.class, FrontEndSettings.of(FrontEnd.ALB), "micronaut-load-balancer");
    }
}
