package io.github.qstash4j.micronaut;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** On AWS Lambda Micronaut puts the URI together again from parameters. The event knows better. */
@Singleton
@Requires(classes = {ServletHttpRequest.class, APIGatewayV2HTTPEvent.class})
final class LambdaQuery implements RequestQuery.Source {

    @Override
    public @Nullable RequestQuery of(HttpRequest<?> request) {
        return RequestTranslation.innermost(request) instanceof ServletHttpRequest<?, ?> servlet
                ? ofEvent(servlet.getNativeRequest())
                : null;
    }

    static @Nullable RequestQuery ofEvent(@Nullable Object event) {
        if (event instanceof APIGatewayV2HTTPEvent http) {
            String raw = http.getRawQueryString();
            return new RequestQuery(raw == null || raw.isEmpty() ? null : raw, null);
        } else if (event instanceof APIGatewayProxyRequestEvent rest) {
            return decoded(
                    rest.getQueryStringParameters(),
                    rest.getMultiValueQueryStringParameters(),
                    UnaryOperator.identity());
        } else if (event instanceof ApplicationLoadBalancerRequestEvent balancer) {
            return decoded(
                    balancer.getQueryStringParameters(),
                    balancer.getMultiValueQueryStringParameters(),
                    LambdaQuery::decoded);
        }
        return null;
    }

    /** All values where they are told, or else the last one of each name. Two names may be spellings of one. */
    private static RequestQuery decoded(
            @Nullable Map<String, String> last,
            @Nullable Map<String, List<String>> all,
            UnaryOperator<String> decoding) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (all != null) {
            all.forEach((name, values) -> values.forEach(value -> add(parameters, name, value, decoding)));
        } else if (last != null) {
            last.forEach((name, value) -> add(parameters, name, value, decoding));
        }
        return new RequestQuery(null, parameters);
    }

    private static void add(
            Map<String, List<String>> parameters, String name, @Nullable String value, UnaryOperator<String> decoding) {
        if (value != null) { // What has made the event of JSON may leave that.
            parameters
                    .computeIfAbsent(decoding.apply(name), unseen -> new ArrayList<>())
                    .add(decoding.apply(value));
        }
    }

    /** A load balancer tells parameters as they were sent. What cannot be decoded equals nothing that was signed. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
