package io.github.qstash4j.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parameters of events as anybody can bring them about. */
class LambdaQueryTest {

    @Test
    void a_parameter_without_a_value_is_none() {
        Map<String, List<String>> all = new HashMap<>();
        all.put("a", Arrays.asList(null, "1"));
        assertThat(LambdaQuery.ofEvent(new APIGatewayProxyRequestEvent().withMultiValueQueryStringParameters(all)))
                .isEqualTo(new RequestQuery(null, Map.of("a", List.of("1"))));

        Map<String, String> last = new HashMap<>();
        last.put("a", null);
        last.put("%zz", "%");
        ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
        event.setQueryStringParameters(last);
        assertThat(LambdaQuery.ofEvent(event)).isEqualTo(new RequestQuery(null, Map.of("%zz", List.of("%"))));
    }
}
