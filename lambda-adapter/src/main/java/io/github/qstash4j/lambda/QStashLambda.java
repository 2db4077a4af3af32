package io.github.qstash4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Invocation;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.receiver.VerificationEngine;
import java.util.Map;

/**
 * Receivers for AWS Lambda, and handlers with typed events for those who have them already. Those handlers alone need
 * {@code com.amazonaws:aws-lambda-java-events} on the class path; {@link QStashStreamHandler} does not, takes every
 * form of event, and starts faster.
 */
public final class QStashLambda {

    private QStashLambda() {}

    /**
     * A receiver configured by the environment, as {@link Receiver#fromEnvironment()} is, but with what suits Lambda:
     * the engine that starts fastest, and, unless a variable says otherwise, the URL that API Gateway or the function
     * URL vouches for. A load balancer vouches for none, so behind one {@code QSTASH_PUBLIC_BASE_URL} or
     * {@code QSTASH_PUBLIC_URL} has to be set.
     *
     * @throws IllegalStateException if a variable is missing, or two of them contradict each other
     * @throws IllegalArgumentException if a variable has a value that cannot be used
     */
    public static Receiver receiver() {
        return receiverBuilder(System.getenv()).build();
    }

    /** The options of {@link #receiver()} as the environment sets them, for those who add a ledger or a listener. */
    public static ReceiverBuilder receiverBuilder() {
        return receiverBuilder(System.getenv());
    }

    /** The same as {@link #receiverBuilder()}, from variables of another origin. */
    public static ReceiverBuilder receiverBuilder(Map<String, String> variables) {
        ReceiverBuilder builder = ReceiverBuilder.fromEnvironment(variables).engine(VerificationEngine.LEAN);
        boolean isSaid = variables.containsKey("QSTASH_PUBLIC_URL")
                || variables.containsKey("QSTASH_PUBLIC_BASE_URL")
                || variables.containsKey("QSTASH_URL_CHECK");
        return isSaid ? builder : builder.urlCheck(UrlCheck.PLATFORM);
    }

    /**
     * The invocation in which a delivery is handled.
     *
     * @throws IllegalStateException if it is not handled on Lambda
     */
    public static Context context(Delivery delivery) {
        Invocation invocation = delivery.invocation();
        Context context = invocation == null ? null : invocation.context(Context.class);
        if (context == null) {
            throw new IllegalStateException("This delivery has no Lambda context: it was not received on Lambda.");
        }
        return context;
    }

    /** Takes messages behind a REST API, or an HTTP API with payload format 1.0. */
    public static RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> rest(
            Receiver receiver, DeliveryHandler handler) {
        return rest(QStashFunction.of(receiver, handler));
    }

    /** Takes what the function takes behind a REST API, or an HTTP API with payload format 1.0. */
    public static RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> rest(
            QStashFunction function) {
        return new RestHandler(function);
    }

    /** Takes messages behind an HTTP API with payload format 2.0, or a function URL. */
    public static RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> http(
            Receiver receiver, DeliveryHandler handler) {
        return http(QStashFunction.of(receiver, handler));
    }

    /** Takes what the function takes behind an HTTP API with payload format 2.0, or a function URL. */
    public static RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> http(QStashFunction function) {
        return new HttpHandler(function);
    }

    /** Takes messages behind an Application Load Balancer. */
    public static RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent>
            loadBalancer(Receiver receiver, DeliveryHandler handler) {
        return loadBalancer(QStashFunction.of(receiver, handler));
    }

    /** Takes what the function takes behind an Application Load Balancer. */
    public static RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent>
            loadBalancer(QStashFunction function) {
        return new LoadBalancerHandler(function);
    }
}
