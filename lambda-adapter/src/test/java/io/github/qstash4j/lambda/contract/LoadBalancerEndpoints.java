package io.github.qstash4j.lambda.contract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import io.github.qstash4j.lambda.QStashLambda;

/** One function for all endpoints, with typed events of a load balancer. */
public final class LoadBalancerEndpoints
        implements RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {

    private final Endpoints<RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent>>
            endpoints = new Endpoints<>(QStashLambda::loadBalancer);

    @Override
    public ApplicationLoadBalancerResponseEvent handleRequest(
            ApplicationLoadBalancerRequestEvent event, Context context) {
        return endpoints.at(event.getPath()).handleRequest(event, context);
    }
}
