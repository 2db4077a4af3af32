package io.github.qstash4j.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be told of template.yaml without AWS. */
class TemplateTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    private static final Map<String, String> ROUTE = Map.of("Path", "/order-placed", "Method", "POST");

    private final Template template;

    TemplateTest() throws IOException {
        template = Template.read();
    }

    static Stream<String> functions() throws IOException {
        return Template.read().functions().stream();
    }

    @Test
    void there_are_three_functions() throws IOException {
        assertThat(functions()).containsExactly("OrderPlaced", "ReceiptRequested", "DeliveryFailed");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_handler_is_a_class_that_takes_the_events_of_front_ends(String function) throws Exception {
        // Not initialised, since it would look for its variables in this process.
        Class<?> handler =
                Class.forName(template.handlerOf(function), false, getClass().getClassLoader());

        assertThat(handler).isAssignableTo(RequestStreamHandler.class);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_starts_with_the_variables_that_it_is_given_here(String function) {
        Map<String, String> variables = template.variablesOf(function).stream()
                .collect(
                        Collectors.toMap(name -> name, name -> name.endsWith("_URL") ? "https://example.com" : "some"));

        LocalLambda.builder()
                .handler(template.handlerOf(function))
                .environment(variables)
                .start()
                .close();
    }

    @Test
    void orders_come_through_an_HTTP_API_and_the_rest_to_function_URLs() {
        assertThat(template.function("OrderPlaced"))
                .containsEntry("Events", Map.of("Published", Map.of("Type", "HttpApi", "Properties", ROUTE)));
        assertThat(template.function("ReceiptRequested"))
                .containsEntry("FunctionUrlConfig", Map.of("AuthType", "NONE"));
        assertThat(template.function("DeliveryFailed")).containsEntry("FunctionUrlConfig", Map.of("AuthType", "NONE"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_snapshot_is_that_of_the_version_behind_the_alias(String function) {
        assertThat(template.function(function))
                .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions"))
                .containsKey("AutoPublishAlias");
    }

    @Test
    void what_is_referred_to_is_there() {
        assertThat(template.arguments("Ref"))
                .isSubsetOf(template.at("Parameters").keySet());
        assertThat(template.arguments("If").map(argument -> (Object) ((List<?>) argument).get(0)))
                .isSubsetOf(template.at("Conditions").keySet());
        assertThat(template.arguments("GetAtt"))
                .isSubsetOf("ReceiptRequestedUrl.FunctionUrl", "DeliveryFailedUrl.FunctionUrl");
        Set<String> names = new HashSet<>(template.at("Parameters").keySet());
        names.add("ServerlessHttpApi");
        assertThat(template.arguments("Sub").flatMap(text -> placeholders((String) text)))
                .isSubsetOf(names);
    }

    /** Without those of CloudFormation itself, as in {@code ${AWS::Region}}. */
    private static Stream<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1));
    }
}
